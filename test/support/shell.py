# A shell of the simplest kind, for programs that are stopped and continued: runs its arguments in the foreground of its
# terminal; when they stop it takes the terminal, says how it finds it, waits for a line, and goes on with them.
# SIGUSR1 stops the program as `kill -TSTP` does, SIGUSR2 as `kill -STOP` does.
import os
import signal
import sys
import termios

signal.signal(signal.SIGTTOU, signal.SIG_IGN)
child = os.fork()
if child == 0:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpid())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.execvp(sys.argv[1], sys.argv[1:])
try:
    os.setpgid(child, child)
except OSError:
    pass
signal.signal(signal.SIGUSR1, lambda *_: os.kill(child, signal.SIGTSTP))
signal.signal(signal.SIGUSR2, lambda *_: os.kill(child, signal.SIGSTOP))
before = termios.tcgetattr(0)
while True:
    _, status = os.waitpid(child, os.WUNTRACED)
    os.tcsetpgrp(0, os.getpgrp())
    if not os.WIFSTOPPED(status):
        break
    found = termios.tcgetattr(0)
    cooked = all(found[3] & flag for flag in (termios.ECHO, termios.ICANON, termios.ISIG))
    # As shells do, whatever the program left.
    termios.tcsetattr(0, termios.TCSADRAIN, before)
    print("Stopped, and the terminal is %s." % ("as it was" if cooked else "left raw"), flush=True)
    sys.stdin.readline()
    os.tcsetpgrp(0, child)
    os.killpg(child, signal.SIGCONT)
sys.exit(os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 1)
