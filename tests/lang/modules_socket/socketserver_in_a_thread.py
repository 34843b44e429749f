import socket
import socketserver
import threading


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.strip()[::-1] + b"\n")


with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    with socket.create_connection(server.server_address) as client, client.makefile("rwb") as file:
        file.write(b"abc\nhello\n")
        file.flush()
        client.shutdown(socket.SHUT_WR)
        print(file.readlines())
    server.shutdown()
    thread.join()
print("done")
