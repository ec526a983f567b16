/** A temporary server on this machine, for programs of the guides. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** Starts a server, passes its address to a callback, and closes the server with all its connections. */
export async function withServer<Result>(
  listener: RequestListener,
  use: (address: string) => Promise<Result> | Result,
): Promise<Result> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

/** An address on which no server listens. */
export const closedAddress = (): Promise<string> =>
  withServer(
    () => {},
    (address) => address,
  );
