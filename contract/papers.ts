import { z } from 'zod';
import { DOCX, fileOut } from './documents.ts';
import { endpoint } from './endpoint.ts';
import { flagOut, intIn } from './fields.ts';

/** Papers of an agreement in Word, by templates that the owner may replace. */

export const PAPER_KINDS = ['contract', 'acceptance', 'return', 'notice', 'termination', 'deposit'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export const paper = endpoint({
  method: 'GET',
  path: '/_desk_/papers/:kind/:agrid',
  title: 'Документ по договору в Word: договор, акты, уведомления, возврат депозита',
  input: z.object({ kind: z.enum(PAPER_KINDS), agrid: intIn(z.int().positive()) }),
  output: fileOut(DOCX),
});

export const templates = endpoint({
  method: 'GET',
  path: '/_desk_/templates',
  title: 'Шаблоны документов: чьи они и годятся ли',
  input: z.strictObject({}),
  output: z.object({
    /** Where the owner's own ones are looked for on this computer. */
    folder: z.string(),
    templates: z.array(
      z.object({
        file_name: z.string(),
        /** 1: the owner's own, 0: the program's. */
        own: flagOut(),
        /** What is wrong with it, by field and place. */
        fault: z.string().nullable(),
      }),
    ),
    /** Files in that folder that no paper looks for: a slip in the name. */
    unknown: z.array(z.string()),
  }),
});
