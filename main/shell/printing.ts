import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type WebContents } from 'electron';
import type { Printers, Printing, PrintSheet, SavedFile } from '../../preload/channels.ts';
import {
  chosenIn,
  isUsualSheet,
  NO_PRINTERS,
  type PrinterName,
  printerGone,
  printerTrouble,
  printFault,
  sheetIn,
  titleOf,
} from './printChoice.ts';
import type { Saver } from './saveFile.ts';

/** The open page to paper, silently to the printer that this computer has chosen, or into a PDF. */
export interface Printer {
  list(page: WebContents): Promise<Printers>;
  /** null: none, so that each print asks by the system's dialog. */
  choose(page: WebContents, name: unknown): Promise<void>;
  /** `sheet`: its paper, mm; null: A4. */
  print(page: WebContents, sheet: unknown): Promise<Printing>;
  savePdf(page: WebContents, fileName: unknown): Promise<SavedFile>;
}

/** Where this computer keeps its choice: it is nobody else's, so it is no setting of the chain. */
const file = (): string => join(app.getPath('userData'), 'printer.json');

const remembered = (): PrinterName | null => {
  try {
    return chosenIn(readFileSync(file(), 'utf8'));
  } catch {
    return null;
  }
};

interface Available extends PrinterName {
  readonly options: unknown;
}

const available = async (page: WebContents): Promise<Available[]> => {
  const printers = await page.getPrintersAsync();
  return printers.map((printer) => ({
    name: printer.name,
    title: titleOf(printer, process.platform),
    options: printer.options,
  }));
};

export const pagePrinter = (saver: Saver): Printer => ({
  list: async (page) => {
    const there = await available(page);
    const chosen = remembered();
    const printers = there.map(({ name, title }) => ({ name, title, there: true }));
    // One that was taken away stays in sight as the choice that it is.
    if (chosen !== null && there.every(({ name }) => name !== chosen.name))
      printers.push({ ...chosen, there: false });
    return { printers, chosen: chosen?.name ?? null };
  },
  choose: async (page, name) => {
    const printer = (await available(page)).find((one) => one.name === name);
    if (name !== null && printer === undefined) throw new Error('refused: no such printer');
    writeFileSync(file(), JSON.stringify({ name, title: printer?.title }));
  },
  print: async (page, wanted) => {
    const sheet = sheetIn(wanted);
    const printers = await available(page);
    if (printers.length === 0) return { state: 'failed', sentence: NO_PRINTERS };
    const chosen = isUsualSheet(sheet) ? remembered() : null;
    if (chosen === null) return send(page, sheet, null);
    const printer = printers.find(({ name }) => name === chosen.name);
    if (printer === undefined) return { state: 'failed', sentence: printerGone(chosen.title) };
    const trouble = printerTrouble(printer.title, printer.options);
    return trouble === null ? send(page, sheet, printer) : { state: 'failed', sentence: trouble };
  },
  savePdf: async (page, fileName) =>
    saver.save(page, fileName, await page.printToPDF({ preferCSSPageSize: true, printBackground: true })),
});

/** `printer` null: asks by the system's dialog. */
const send = (page: WebContents, sheet: PrintSheet, printer: PrinterName | null): Promise<Printing> =>
  new Promise((resolve) => {
    page.print(
      {
        silent: printer !== null,
        printBackground: true,
        pageSize: microns(sheet),
        ...(printer === null ? {} : { deviceName: printer.name }),
      },
      (printed, reason) =>
        resolve(printed ? { state: 'printed' } : printFault(reason, printer?.title ?? null)),
    );
  });

const microns = ({ width, height }: PrintSheet) => ({ width: width * 1000, height: height * 1000 });
