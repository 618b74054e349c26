import { parentPort } from 'node:worker_threads';
import { readBook } from '../domain/property/book.ts';
import type { BookJob } from './bookJob.ts';
import { propertyTemplate, readSheets } from './propertyBook.ts';

/**
 * The program of a thread that makes or reads one whole workbook and ends: it takes the whole of exceljs and much memory,
 * and knows no database.
 */

if (parentPort === null) throw new Error('this is the program of a worker thread');
const port = parentPort;

const make = async (job: BookJob) =>
  job.book === 'template' ? propertyTemplate(job.now) : readBook(await readSheets(job.bytes));

port.once('message', (job: BookJob) => {
  make(job)
    .then(
      (made) => port.postMessage({ made }),
      (error: unknown) => port.postMessage({ error }),
    )
    .finally(() => port.close());
});
