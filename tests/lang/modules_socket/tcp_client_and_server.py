import socket
import threading

server = socket.create_server(("127.0.0.1", 0))
port = server.getsockname()[1]


def serve():
    connection, address = server.accept()
    with connection:
        print(address[0], connection.family.name, connection.type.name)
        while data := connection.recv(1000):
            connection.sendall(data.upper())


thread = threading.Thread(target=serve)
thread.start()
with socket.create_connection(("127.0.0.1", port), timeout=60) as client:
    client.sendall(b"hello")
    print(client.recv(5), client.getpeername() == ("127.0.0.1", port), client.gettimeout())
    buffer = bytearray(8)
    client.sendall(memoryview(b"world!!"))
    got = 0
    while got < 7:
        got += client.recv_into(memoryview(buffer)[got:])
    print(bytes(buffer), got)
    client.shutdown(socket.SHUT_WR)
    print(client.recv(1))
thread.join()
server.close()
print(server.fileno(), client)
