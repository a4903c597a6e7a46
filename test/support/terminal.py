# Drives a program through a pseudo-terminal. Arguments: a JSON object with argv, cwd, env, columns, rows and steps;
# a step is {"send": keys, "expect": text on the screen's output since, "timeout": s} or {"kill": signal} or
# {"measure": label}. Prints a JSON object: output, times in milliseconds, CPU of each measured step, exit.
import fcntl
import glob
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

order = json.loads(sys.stdin.read())
begun = time.monotonic()
pid, fd = pty.fork()
if pid == 0:
    os.chdir(order["cwd"])
    os.environ.update(order.get("env", {}))
    time.sleep(0.05)
    os.execvp(order["argv"][0], order["argv"])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", order["rows"], order["columns"], 0, 0))


def cpu():
    """CPU of all threads in milliseconds."""
    total = 0
    for path in glob.glob("/proc/%d/task/*/schedstat" % pid):
        try:
            with open(path) as file:
                total += int(file.read().split()[0])
        except OSError:
            pass
    return total / 1e6


def memory():
    try:
        with open("/proc/%d/status" % pid) as file:
            for line in file:
                if line.startswith("VmHWM"):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return None


output = b""
results = []
peak = None
status = None


def read(timeout):
    global output
    ready, _, _ = select.select([fd], [], [], timeout)
    if not ready:
        return False
    try:
        data = os.read(fd, 1 << 16)
    except OSError:
        return None
    if not data:
        return None
    output += data
    return True


for step in order["steps"]:
    start = time.monotonic()
    at = len(output)
    before = cpu()
    if "resize" in step:
        rows, columns = step["resize"]
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    if "kill" in step:
        os.kill(pid, getattr(signal, step["kill"]))
    if "send" in step:
        os.write(fd, step["send"].encode())
    found = True
    wanted = step.get("expect", "").encode()
    deadline = start + step.get("timeout", 10)
    if wanted or "frame" in step:
        # A frame ends with the end of synchronized output.
        found = False
        while time.monotonic() < deadline:
            seen = output[at:]
            if (wanted in seen) if wanted else (b"\x1b[?2026l" in seen):
                found = True
                break
            if read(min(0.5, max(0.0, deadline - time.monotonic()))) is None:
                break
        wanted_at = time.monotonic()
    else:
        wanted_at = time.monotonic()
    settle = time.monotonic() + step.get("settle", 0)
    while time.monotonic() < settle:
        if read(max(0.0, settle - time.monotonic())) is None:
            break
    results.append({
        "found": found,
        "ms": (wanted_at - start) * 1000,
        "sinceStartMs": (wanted_at - begun) * 1000,
        "cpuMs": cpu() - before,
        "output": output[at:].decode("utf8", "replace") if step.get("keep") else "",
    })
    peak = memory() or peak
if order.get("end", "quit") == "kill":
    os.kill(pid, signal.SIGKILL)
deadline = time.monotonic() + 10
while time.monotonic() < deadline:
    done, code = os.waitpid(pid, os.WNOHANG)
    if done:
        status = code
        break
    if read(0.05) is None:
        done, code = os.waitpid(pid, 0)
        status = code
        break
else:
    os.kill(pid, signal.SIGKILL)
while read(0.05):
    pass
print(json.dumps({
    "steps": results,
    "output": output.decode("utf8", "replace"),
    "exit": None if status is None or not os.WIFEXITED(status) else os.WEXITSTATUS(status),
    "signal": None if status is None or not os.WIFSIGNALED(status) else os.WTERMSIG(status),
    "peakMiB": peak,
}))
