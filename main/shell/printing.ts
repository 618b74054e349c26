import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type WebContents } from 'electron';
import type { Printers, Printing, SavedFile } from '../../preload/channels.ts';
import { chosenIn, printFault } from './printChoice.ts';
import type { Saver } from './saveFile.ts';

/** The open page to paper, silently to the printer that this computer has chosen, or into a PDF. */
export interface Printer {
  list(page: WebContents): Promise<Printers>;
  /** null: none, so that each print asks by the system's dialog. */
  choose(page: WebContents, name: unknown): Promise<void>;
  print(page: WebContents): Promise<Printing>;
  savePdf(page: WebContents, fileName: unknown): Promise<SavedFile>;
}

/** Where this computer keeps its choice: it is nobody else's, so it is no setting of the chain. */
const file = (): string => join(app.getPath('userData'), 'printer.json');

const remembered = (): string | null => {
  try {
    return chosenIn(readFileSync(file(), 'utf8'));
  } catch {
    return null;
  }
};

export const pagePrinter = (saver: Saver): Printer => {
  const available = async (page: WebContents) => {
    const printers = await page.getPrintersAsync();
    return printers.map(({ name, displayName }) => ({ name, title: displayName || name }));
  };
  return {
    list: async (page) => {
      const printers = await available(page);
      const chosen = remembered();
      // One that was taken away counts as none: better a dialog than paper that never comes.
      return { printers, chosen: printers.some(({ name }) => name === chosen) ? chosen : null };
    },
    choose: async (page, name) => {
      const known = name === null || (await available(page)).some((printer) => printer.name === name);
      if (!known) throw new Error('refused: no such printer');
      writeFileSync(file(), JSON.stringify({ name }));
    },
    print: async (page) => {
      const chosen = remembered();
      const there = chosen !== null && (await available(page)).some(({ name }) => name === chosen);
      return new Promise((resolve) => {
        page.print(
          {
            silent: there,
            printBackground: true,
            pageSize: 'A4',
            ...(there ? { deviceName: chosen } : {}),
          },
          (printed, reason) => resolve(printed ? { state: 'printed' } : printFault(reason)),
        );
      });
    },
    savePdf: async (page, fileName) =>
      saver.save(page, fileName, await page.printToPDF({ preferCSSPageSize: true, printBackground: true })),
  };
};
