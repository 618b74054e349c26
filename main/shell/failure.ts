import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { UserFacingError } from '../errors.ts';

const EXIT_FAILED = 1;

/**
 * Ends a start that failed: one Russian sentence on standard error and in a dialog, code 1. What only a programmer
 * understands goes to a file. `silent` leaves the dialog out, where nobody could close it.
 */
export const failStart = async (error: unknown, silent: boolean): Promise<void> => {
  const sentence = error instanceof UserFacingError ? error.message : unforeseen(error);
  process.stderr.write(`${sentence}\n`);
  if (!silent) {
    // Earlier, Linux would print the dialog's text rather than show it.
    await app.whenReady();
    dialog.showErrorBox('Место не запустилось', sentence);
  }
  app.exit(EXIT_FAILED);
};

const unforeseen = (error: unknown): string => {
  const sentence = 'Внутренняя ошибка программы. Запустите её снова; если не поможет, обратитесь в поддержку';
  try {
    const folder = join(app.getPath('userData'), 'logs');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'failure.log');
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    appendFileSync(file, `${app.getVersion()} ${process.platform}\n${details}\n\n`);
    return `${sentence} и приложите файл ${file}.`;
  } catch {
    return `${sentence}.`;
  }
};
