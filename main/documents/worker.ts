import { Writable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { openSnapshot } from '../../db/open.ts';
import type { QueryContext } from '../queries/context.ts';
import { SQL_FUNCTIONS } from '../queries/functions.ts';
import { agreementPages } from './agreementRegister.ts';
import { arrearsPages } from './arrearsRegister.ts';
import { clientPages } from './clientRegister.ts';
import { tablePages } from './dashboardTables.ts';
import { futurePaymentPages } from './futurePaymentRegister.ts';
import { indexationPages } from './indexationRegister.ts';
import { lockPages } from './lockRegister.ts';
import { paymentPages } from './paymentRegister.ts';
import type { DataPlace, RegisterJob } from './registerJob.ts';
import { rentRollPages } from './rentRollRegister.ts';
import { roomPages } from './roomRegister.ts';
import { type Register, writeRegister } from './sheet.ts';
import { timeControlPages } from './timeControlRegister.ts';

/**
 * The thread's own program: makes registers, one at a time, on a reading connection of its own, so that the API goes on
 * answering. It is told a job and then `more` for every piece that was taken; it tells pieces, how many rows are done, and
 * `end` or the error.
 */

if (parentPort === null) throw new Error('this is the program of a worker thread');
const port = parentPort;
const place: DataPlace = workerData;

// The packer of the zip calls Buffer() (DEP0005); a desk's user can do nothing about it.
process.noDeprecation = true;

const nothing = () => {};
let taken = nothing;

port.on('message', (message: RegisterJob | 'more') => {
  if (message === 'more') {
    const done = taken;
    taken = nothing;
    done();
  } else
    make(message).then(
      () => port.postMessage('end'),
      (error: unknown) => port.postMessage({ error }),
    );
});

/** One piece on its way at a time: who reads slowly slows the reading of the database, not the growth of a queue. */
const toReader = () =>
  new Writable({
    write: (piece, _encoding, done) => {
      taken = done;
      // A copy of its own bytes, handed over: a piece may be a small view of a large buffer, which would go along.
      const own = new Uint8Array(piece);
      port.postMessage(own, [own.buffer]);
    },
  });

const make = async (job: RegisterJob): Promise<void> => {
  const { db, close } = openSnapshot({
    dataDir: place.dataDir,
    functions: SQL_FUNCTIONS,
    ...(place.key === undefined ? {} : { key: place.key }),
  });
  try {
    const context = { db, now: job.now };
    const out = toReader();
    const write = <Row>(register: Register<Row>) =>
      writeRegister(out, register, {
        made: job.now,
        onPage: (done) => port.postMessage({ done, total: register.total }),
      });
    await making(context, job, write);
  } finally {
    close();
  }
};

type Write = <Row>(register: Register<Row>) => Promise<void>;

const making = (context: QueryContext, job: RegisterJob, write: Write): Promise<void> => {
  switch (job.register) {
    case 'agreements':
      return write(agreementPages(context, job));
    case 'payments':
      return write(paymentPages(context, job));
    case 'clients':
      return write(clientPages(context, job));
    case 'locks':
      return write(lockPages(context, job));
    case 'rooms':
      return write(roomPages(context, job));
    case 'future_payments':
      return write(futurePaymentPages(context, job));
    case 'time_control':
      return write(timeControlPages(context, job));
    case 'arrears':
      return write(arrearsPages(context, job));
    case 'rent_roll':
      return write(rentRollPages(context, job));
    case 'indexation':
      return write(indexationPages(context, job));
    case 'dashboard':
      return write(tablePages(job.filter.table));
  }
};
