/*
 * Makes the n-th call on files under a folder fail, or kills the process there, or writes a list of what was opened for
 * writing. Loaded before the C library (LD_PRELOAD). Settings, from the environment:
 *   FAULTS_UNDER  a folder: only calls on files in it count, and those on file descriptors opened there
 *   FAULTS_AT     n, from 1; 0 counts alone
 *   FAULTS_HOW    EIO, ENOSPC or KILL; with a + behind it, every call from the n-th on
 *   FAULTS_LOG    a file outside the folder: one line a counted call, "write" or "create PATH"
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long count = 0;

static int under(const char *path) {
  const char *top = getenv("FAULTS_UNDER");
  if (top == NULL || path == NULL) return 0;
  char whole[PATH_MAX * 2];
  if (path[0] != '/') {
    char here[PATH_MAX];
    if (getcwd(here, sizeof here) == NULL) return 0;
    snprintf(whole, sizeof whole, "%s/%s", here, path);
    path = whole;
  }
  return strncmp(path, top, strlen(top)) == 0;
}

static int fd_under(int fd) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return 0;
  path[n] = 0;
  /* Pipes and events have names that are no paths. */
  return path[0] == '/' && under(path);
}

static void note(const char *what, const char *path) {
  const char *log = getenv("FAULTS_LOG");
  if (log == NULL) return;
  char line[PATH_MAX + 32];
  int n = snprintf(line, sizeof line, path == NULL ? "%s\n" : "%s %s\n", what, path);
  int fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (fd < 0) return;
  syscall(SYS_write, fd, line, n);
  syscall(SYS_close, fd);
}

/* The error that this call is to end with; 0 for none. */
static int fault(const char *what, const char *path) {
  int error = 0;
  pthread_mutex_lock(&lock);
  count++;
  const char *at = getenv("FAULTS_AT"), *how = getenv("FAULTS_HOW");
  long n = at == NULL ? 0 : atol(at);
  if (n > 0 && how != NULL && (count == n || (count > n && strchr(how, '+') != NULL))) {
    if (strncmp(how, "KILL", 4) == 0) kill(getpid(), SIGKILL);
    error = strncmp(how, "ENOSPC", 6) == 0 ? ENOSPC : EIO;
  }
  note(what, path);
  pthread_mutex_unlock(&lock);
  return error;
}

/* Taking files away and giving room back works on a full disk. */
static int full(void) {
  const char *how = getenv("FAULTS_HOW");
  return how != NULL && strncmp(how, "ENOSPC", 6) == 0;
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (real == NULL) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)
#define FAIL(what, path) \
  { int error = fault(what, path); if (error != 0) { errno = error; return -1; } }

ssize_t write(int fd, const void *data, size_t size) {
  REAL(ssize_t, write, int, const void *, size_t);
  if (fd > 2 && fd_under(fd)) FAIL("write", NULL)
  return real(fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
  REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
  if (fd_under(fd)) FAIL("write", NULL)
  return real(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
  if (fd_under(fd)) FAIL("write", NULL)
  return real(fd, data, size, at);
}
ssize_t writev(int fd, const struct iovec *parts, int n) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  if (fd > 2 && fd_under(fd)) FAIL("write", NULL)
  return real(fd, parts, n);
}
int fsync(int fd) {
  REAL(int, fsync, int);
  if (fd_under(fd)) FAIL("fsync", NULL)
  return real(fd);
}
int fdatasync(int fd) {
  REAL(int, fdatasync, int);
  if (fd_under(fd)) FAIL("fsync", NULL)
  return real(fd);
}
int ftruncate64(int fd, off64_t size) {
  REAL(int, ftruncate64, int, off64_t);
  if (!full() && fd_under(fd)) FAIL("truncate", NULL)
  return real(fd, size);
}
int ftruncate(int fd, off_t size) {
  REAL(int, ftruncate, int, off_t);
  if (!full() && fd_under(fd)) FAIL("truncate", NULL)
  return real(fd, size);
}
int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  if (under(to)) FAIL("create", to)
  return real(from, to);
}
int link(const char *from, const char *to) {
  REAL(int, link, const char *, const char *);
  if (under(to)) FAIL("create", to)
  return real(from, to);
}
int unlink(const char *path) {
  REAL(int, unlink, const char *);
  if (!full() && under(path)) FAIL("unlink", NULL)
  return real(path);
}
int mkdir(const char *path, mode_t mode) {
  REAL(int, mkdir, const char *, mode_t);
  if (under(path)) FAIL("create", path)
  return real(path, mode);
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, name, const char *, int, ...); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    if ((flags & O_CREAT) && under(path)) FAIL("create", path) \
    return real(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)
