"""Mounts one folder on another with owners shown as others: idmap.py FROM TO UID_MAP GID_MAP.

A map is FROM:TO:COUNT,… as in mount_setattr(2). mount(8) has had X-mount.idmap only since util-linux 2.39.
"""

import ctypes
import os
import struct
import subprocess
import sys

OPEN_TREE, MOVE_MOUNT, MOUNT_SETATTR = 428, 429, 442
OPEN_TREE_CLONE, AT_EMPTY_PATH, MOVE_MOUNT_F_EMPTY_PATH, MOUNT_ATTR_IDMAP = 1, 0x1000, 4, 0x100000

libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long


def call(number, *arguments):
    words = [ctypes.c_long(word) if isinstance(word, int) else word for word in arguments]
    answer = libc.syscall(ctypes.c_long(number), *words)
    if answer < 0:
        errno = ctypes.get_errno()
        raise OSError(errno, os.strerror(errno))
    return answer


source, target, uids, gids = sys.argv[1:]
holder = subprocess.Popen(
    ["unshare", "--user", "sh", "-c", "echo; read -r _"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
)
holder.stdout.readline()
for file, pairs in (("uid_map", uids), ("gid_map", gids)):
    with open(f"/proc/{holder.pid}/{file}", "w") as out:
        out.write("".join(pair.replace(":", " ") + "\n" for pair in pairs.split(",")))
namespace = os.open(f"/proc/{holder.pid}/ns/user", os.O_RDONLY)
tree = call(OPEN_TREE, -100, source.encode(), OPEN_TREE_CLONE)
attributes = struct.pack("QQQQ", MOUNT_ATTR_IDMAP, 0, 0, namespace)
call(MOUNT_SETATTR, tree, b"", AT_EMPTY_PATH, attributes, len(attributes))
call(MOVE_MOUNT, tree, b"", -100, target.encode(), MOVE_MOUNT_F_EMPTY_PATH)
holder.stdin.close()
holder.wait()
