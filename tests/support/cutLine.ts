import { createServer, connect as dial, type Socket } from 'node:net';

/** A line between a desk and the centre that a test can cut and restore: a TCP proxy on loopback. */
export interface Line {
  /** What the desk takes for the centre's address. */
  readonly url: string;
  /** Breaks every connection, and refuses new ones. */
  cut(): void;
  /** Lets every question through, and breaks off where the answer begins. */
  swallow(): void;
  /** Holds every answer up for so long. */
  delay(ms: number): void;
  restore(): void;
  close(): Promise<void>;
}

/** @param target the centre's address, `http://127.0.0.1:PORT` */
export const openLine = (target: string): Promise<Line> => {
  const port = Number(new URL(target).port);
  const open = new Set<Socket>();
  let whole = true;
  let swallowing = false;
  let delayMs = 0;
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
    far.on('close', () => setTimeout(() => near.destroy(), delayMs));
    near.pipe(far);
    far.on('data', (answer) => {
      if (swallowing) far.destroy();
      else if (delayMs === 0) near.write(answer);
      else setTimeout(() => near.writable && near.write(answer), delayMs);
    });
    far.on('end', () => setTimeout(() => near.end(), delayMs));
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
        swallow: () => {
          swallowing = true;
        },
        delay: (ms) => {
          delayMs = ms;
        },
        restore: () => {
          whole = true;
          swallowing = false;
          delayMs = 0;
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
