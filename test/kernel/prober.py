"""Sends and receives the packets of one network namespace, told to by lines of JSON.

It runs inside the namespace of an instance or of the Internet. Questions leave by ordinary
sockets: TCP connects, UDP asks, ICMP is written raw, since its codes are part of the question.
What arrives is read off the interface, and the namespace's own TCP, UDP and ICMP answer it.
Every packet carries a tag of 16 bits, its source port or its ICMP identifier, by which it is
known again. A prober that was never told to listen sees nothing: inside a compute host, where
all packets pass, it only forgets connections.

Lines in:  {"listen": [port, ...]}                             answered by {"listening": true}
           {"send": [[tag, protocol, from, to, a, b], ...]}    answered by {"sent": n}
           {"end": true}                                       answered by {"ended": true}
           {"forget": true}                                    answered by {"forgotten": true}
Lines out: {"seen": [[tag, protocol, from, to, a, b], ...]} and {"answered": [tag, ...]}
           a is a port or an ICMP type, b an ICMP code or 0.
"""

import json
import os
import resource
import select
import socket
import struct
import sys

QUESTION, ANSWER, FORGED = b"lab-question", b"lab-answer!!", b"lab-forged!!"
ECHO = {1: (8, 0), 58: (128, 129)}
IP_PKTINFO = 8
IPV6_RECVPKTINFO, IPV6_PKTINFO = 49, 50
IP_TRANSPARENT, IPV6_TRANSPARENT = 19, 75
SO_RCVBUFFORCE = 33
DROP_ON_CLOSE = struct.pack("ii", 1, 0)

epoll = select.epoll()
handlers = {}
lasting = []  # Sockets kept for the life of the process.
passing = []  # Sockets closed when a round ends.
raw = {}
seen, answered = [], []


def say(**message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def watch(made, handler, events=select.EPOLLIN):
    made.setblocking(False)
    handlers[made.fileno()] = (made, handler)
    epoll.register(made.fileno(), events)


def drop(made):
    if handlers.pop(made.fileno(), None):
        epoll.unregister(made.fileno())
    made.close()


def family(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def read_off(made):
    """Notes the questions among the packets that came to the interface."""
    while True:
        try:
            packet, where = made.recvfrom(4096)
        except BlockingIOError:
            return
        if where[2] == socket.PACKET_HOST:
            note(packet)


def note(packet):
    if packet[0] >> 4 == 4:
        kind, start, inner = packet[9], (packet[0] & 15) * 4, 36
        source = socket.inet_ntop(socket.AF_INET, packet[12:16])
        target = socket.inet_ntop(socket.AF_INET, packet[16:20])
    else:
        kind, start, inner = packet[6], 40, 56
        source = socket.inet_ntop(socket.AF_INET6, packet[8:24])
        target = socket.inet_ntop(socket.AF_INET6, packet[24:40])
    body = packet[start:]
    if kind == 6:
        tag, port = struct.unpack("!HH", body[:4])
        if body[13] & 0x12 == 0x02:  # SYN without ACK.
            seen.append([tag, 6, source, target, port, 0])
    elif kind == 17:
        tag, port = struct.unpack("!HH", body[:4])
        if body[8 : 8 + len(QUESTION)] == QUESTION:
            seen.append([tag, 17, source, target, port, 0])
    elif kind in ECHO:
        mark = QUESTION if body[0] == ECHO[kind][0] else FORGED
        at = 8 if mark is QUESTION else inner
        if body[at : at + len(mark)] == mark:
            (tag,) = struct.unpack("!H", body[at + len(mark) :][:2])
            seen.append([tag, kind, source, target, body[0], body[1]])


def answer_udp(made):
    while True:
        try:
            text, extra, _, peer = made.recvmsg(256, 256)
        except OSError:
            return
        if not text.startswith(QUESTION):
            continue
        # The answer leaves from the address that was asked, of which the Internet has several.
        for level, kind, info in extra:
            if (level, kind) == (socket.IPPROTO_IP, IP_PKTINFO):
                info = struct.pack("I4s4s", 0, info[8:12], b"")
            elif (level, kind) == (socket.IPPROTO_IPV6, IPV6_PKTINFO):
                info = info[:16] + struct.pack("I", 0)
            else:
                continue
            try:
                made.sendmsg([ANSWER + text[len(QUESTION) :]], [(level, kind, info)], 0, peer)
            except OSError:
                pass  # Then the answer is missed where it is waited for.


def accept(made):
    while True:
        try:
            peer, _ = made.accept()
        except OSError:
            return
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, DROP_ON_CLOSE)
        passing.append(peer)


def look():
    """Sees what comes to the interface: a socket of one protocol does not see what leaves."""
    for version in (0x0800, 0x86DD):
        made = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(version))
        made.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 1 << 24)
        watch(made, read_off)
        lasting.append(made)


def listen(ports):
    if not lasting:
        look()
    for kind in (socket.AF_INET, socket.AF_INET6):
        for port in ports:
            for transport in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
                made = socket.socket(kind, transport)
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if kind == socket.AF_INET6:
                    made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                if transport == socket.SOCK_DGRAM:
                    made.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 1 << 23)
                    if kind == socket.AF_INET:
                        made.setsockopt(socket.IPPROTO_IP, IP_PKTINFO, 1)
                    else:
                        made.setsockopt(socket.IPPROTO_IPV6, IPV6_RECVPKTINFO, 1)
                made.bind(("", port))
                if transport == socket.SOCK_STREAM:
                    made.listen(4096)
                watch(made, accept if transport == socket.SOCK_STREAM else answer_udp)
                lasting.append(made)


def bind(made, source, port):
    """Takes an address as the source, even one that the namespace was not given."""
    try:
        made.bind((source, port))
    except OSError as error:
        if error.errno != 99:  # EADDRNOTAVAIL
            raise
        if made.family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, IPV6_TRANSPARENT, 1)
        else:
            made.setsockopt(socket.IPPROTO_IP, IP_TRANSPARENT, 1)
        made.bind((source, port))


def connect(tag, source, target, port):
    made = socket.socket(family(target), socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, DROP_ON_CLOSE)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bind(made, source, tag)
    passing.append(made)

    def connected(made):
        if made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
            answered.append(tag)
        handlers.pop(made.fileno())
        epoll.unregister(made.fileno())

    made.setblocking(False)
    if made.connect_ex((target, port)) == 115:  # EINPROGRESS
        watch(made, connected, select.EPOLLOUT)


def ask_udp(tag, source, target, port):
    made = socket.socket(family(target), socket.SOCK_DGRAM)
    bind(made, source, tag)
    passing.append(made)
    made.connect((target, port))  # From now on it hears nobody else.

    def heard(made):
        try:
            if made.recv(256) == ANSWER + struct.pack("!H", tag):
                answered.append(tag)
        except OSError:
            pass

    watch(made, heard)
    made.send(QUESTION + struct.pack("!H", tag))


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def hear_echo(made):
    while True:
        try:
            packet, peer = made.recvfrom(4096)
        except OSError:
            return
        body = packet if made.family == socket.AF_INET6 else packet[(packet[0] & 15) * 4 :]
        if body[0] in (0, 129) and body[8 : 8 + len(QUESTION)] == QUESTION:
            (tag,) = struct.unpack("!H", body[8 + len(QUESTION) :][:2])
            if targets.get(tag) == peer[0]:
                answered.append(tag)


targets = {}


def lost_packet(source, target, tag):
    """The start of a packet that was never sent, for an error message to complain about."""
    udp = struct.pack("!HHHH", 9, tag, 8, 0)
    kind = family(source)
    ends = socket.inet_pton(kind, target) + socket.inet_pton(kind, source)
    if kind == socket.AF_INET6:
        return struct.pack("!IHBB", 6 << 28, len(udp), 17, 64) + ends + udp
    head = struct.pack("!BBHHHBBH", 0x45, 0, 28, 1, 0, 64, 17, 0) + ends
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + udp


def send_icmp(tag, protocol, source, target, kind, code):
    made = raw.get(source)
    if made is None:
        made = socket.socket(family(source), socket.SOCK_RAW, protocol)
        made.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 1 << 23)
        bind(made, source, 0)
        watch(made, hear_echo)
        raw[source] = made
        passing.append(made)
    mark = struct.pack("!H", tag)
    if kind == ECHO[protocol][0]:
        rest = struct.pack("!HH", tag, 1) + QUESTION + mark
        targets[tag] = target
    else:
        rest = bytes(4) + lost_packet(source, target, tag) + FORGED + mark
    head = struct.pack("!BBH", kind, code, 0)
    if protocol == 1:  # The kernel does this for ICMPv6.
        head = struct.pack("!BBH", kind, code, checksum(head + rest))
    made.sendto(head + rest, (target, 0))


def send(probes):
    sent = 0
    for tag, protocol, source, target, a, b in probes:
        try:
            if protocol == 6:
                connect(tag, source, target, a)
            elif protocol == 17:
                ask_udp(tag, source, target, a)
            else:
                send_icmp(tag, protocol, source, target, a, b)
            sent += 1
        except OSError as error:
            # A sender without a route is a finding, and everything else is a fault of the suite.
            if error.errno not in (101, 113):  # ENETUNREACH, EHOSTUNREACH
                raise
    return sent


def end():
    while handle(0):
        pass
    for made in passing:
        drop(made)
    for kept in (passing, raw, targets):
        kept.clear()


def forget():
    """Empties the connection tracking table: IPCTNL_MSG_CT_DELETE without a tuple."""
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 12) as netlink:
        netlink.bind((0, 0))
        request = struct.pack("=IHHII", 20, 1 << 8 | 2, 5, 1, 0) + struct.pack("=BBH", 0, 0, 0)
        netlink.send(request)
        (error,) = struct.unpack("=i", netlink.recv(4096)[16:20])
        if error:
            raise OSError(-error, os.strerror(-error))


def obey(line):
    command = json.loads(line)
    if "listen" in command:
        listen(command["listen"])
        say(listening=True)
    elif "send" in command:
        say(sent=send(command["send"]))
    elif "end" in command:
        end()
        say(ended=True)
    elif "forget" in command:
        forget()
        say(forgotten=True)


def handle(timeout):
    """Serves what is ready, says what that brought; how many sockets were ready."""
    ready = [at for at, _ in epoll.poll(timeout) if at != 0]
    for at in ready:
        if at in handlers:
            handlers[at][1](handlers[at][0])
    for name, found in (("seen", seen), ("answered", answered)):
        if found:
            say(**{name: found})
            found.clear()
    return len(ready)


def main():
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # Every packet has its own socket.
    os.set_blocking(0, False)
    epoll.register(0, select.EPOLLIN)
    pending = b""
    say(ready=True)
    while True:
        handle(-1)
        try:
            text = os.read(0, 1 << 16)
        except BlockingIOError:
            continue
        if not text:
            return
        *lines, pending = (pending + text).split(b"\n")
        for line in lines:
            obey(line)


main()
