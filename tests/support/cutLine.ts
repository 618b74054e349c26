import { createServer, connect as dial, type Socket } from 'node:net';

/** A line between a desk and the centre that a test can cut and restore: a TCP proxy on loopback. */
export interface Line {
  /** What the desk takes for the centre's address. */
  readonly url: string;
  /** Breaks every connection, and refuses new ones. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

/** @param target the centre's address, `http://127.0.0.1:PORT` */
export const openLine = (target: string): Promise<Line> => {
  const port = Number(new URL(target).port);
  const open = new Set<Socket>();
  let whole = true;
  const hold = (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // A connection that was broken is what the line is for.
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((near) => {
    hold(near);
    if (!whole) {
      near.destroy();
      return;
    }
    const far = dial({ host: '127.0.0.1', port });
    hold(far);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  const breakAll = () => {
    for (const socket of open) socket.destroy();
  };
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('no port'));
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        cut: () => {
          whole = false;
          breakAll();
        },
        restore: () => {
          whole = true;
        },
        close: () =>
          new Promise((end) => {
            breakAll();
            server.close(() => end());
          }),
      });
    });
  });
};
