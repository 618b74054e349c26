import Docxtemplater from 'docxtemplater';
import InspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';
import { z } from 'zod';
import { UserFacingError } from '../errors.ts';
import type { Template } from './documents.ts';
import type { PaperFields } from './paperFields.ts';

/** What is printed where the data have nothing: room to write it by hand. */
const BLANK = '____________';

/**
 * Fills a Word template in. A template is somebody's work in Word, so what is wrong with it is told by field and place.
 * @throws UserFacingError 422 bad_template
 */
export const fillTemplate = (template: Template, fields: PaperFields): Buffer => {
  const zip = unzip(template);
  const inspect = new InspectModule();
  const document = compiling(template, zip, () => {
    return new Docxtemplater(zip, {
      modules: [inspect],
      paragraphLoop: true,
      linebreaks: true,
      stripInvalidXMLChars: true,
      errorLogging: false,
      nullGetter: () => BLANK,
    });
  });
  const tags = inspect.getAllTags();
  assertKnown(template, zip, tags, fields);
  return compiling(template, zip, () => {
    const filled = document.render(fields);
    if (fields[PENDING] === true && !isUsed(tags, PENDING)) stamp(filled.getZip());
    return filled.toBuffer();
  });
};

/** The field by which a template says that the centre has yet to confirm what it prints. */
const PENDING = 'не_отправлено';
const PENDING_SENTENCE = 'Напечатано до подтверждения центром: данные могут уточниться.';

const isUsed = (tags: Tags, name: string): boolean =>
  Object.entries(tags).some(([tag, within]) => tag === name || (isTags(within) && isUsed(within, name)));

/** A template that doesn't say it gets it said below its text, so that nobody takes such a paper for a confirmed one. */
const stamp = (zip: PizZip): void => {
  const path = 'word/document.xml';
  const xml = zip.file(path)?.asText() ?? '';
  const line = `<w:p><w:r><w:rPr><w:i/><w:sz w:val="16"/></w:rPr><w:t>${PENDING_SENTENCE}</w:t></w:r></w:p>`;
  const section = xml.lastIndexOf('<w:sectPr');
  const end = section > xml.lastIndexOf('</w:p>') ? section : xml.lastIndexOf('</w:body>');
  zip.file(path, `${xml.slice(0, end)}${line}${xml.slice(end)}`);
};

const unzip = ({ bytes, fileName }: Template): PizZip => {
  try {
    const zip = new PizZip(bytes);
    if (zip.file('word/document.xml') !== null) return zip;
  } catch {
    // Told below: whatever is wrong with the archive, it is no document.
  }
  throw badTemplate(fileName, 'файл не является документом Word (.docx)');
};

const badTemplate = (fileName: string, fault: string) =>
  new UserFacingError(
    'bad_template',
    422,
    `Шаблон «${fileName}» не годится: ${fault}. Исправьте шаблон в Word или уберите его из папки templates.`,
  );

const fault = z.object({
  properties: z.object({
    id: z.string(),
    xtag: z.string().optional(),
    closingtag: z.string().optional(),
    openingtag: z.string().optional(),
    errors: z.array(z.unknown()).optional(),
  }),
});
type Fault = z.output<typeof fault>['properties'];

/** The library's faults as sentences; the first of them, for the others often follow from it. */
const compiling = <T>(template: Template, zip: PizZip, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    const thrown = fault.safeParse(error).data?.properties;
    if (thrown === undefined) throw error;
    const first = fault.safeParse(thrown.errors?.[0]).data?.properties ?? thrown;
    const tag = first.xtag ?? first.openingtag ?? first.closingtag ?? '';
    throw badTemplate(template.fileName, `${sentence(first, tag)}${placeOf(zip, tag)}`);
  }
};

const sentence = ({ id, openingtag, closingtag }: Fault, tag: string): string => {
  switch (id) {
    case 'unclosed_tag':
    case 'duplicate_open_tag':
      return `поле «{${tag}» не закрыто скобкой }`;
    case 'unopened_tag':
    case 'duplicate_close_tag':
      return `у поля «${tag}}» нет скобки {`;
    case 'unclosed_loop':
      return `блок {#${tag}} не закрыт: нужен {/${tag}}`;
    case 'unopened_loop':
      return `блок {/${tag}} закрыт, но не открыт: нужен {#${tag}}`;
    case 'closing_tag_does_not_match_opening_tag':
      return `блок {#${openingtag ?? tag}} закрыт чужим {/${closingtag ?? ''}}`;
    default:
      return `разметку поля «${tag}» нельзя прочитать`;
  }
};

type Tags = Readonly<Record<string, unknown>>;

/** A field that doesn't exist would print nothing, which nobody notices before the signature. */
const assertKnown = (template: Template, zip: PizZip, tags: Tags, fields: PaperFields): void => {
  const unknown = firstUnknown(tags, [fields]);
  if (unknown === null) return;
  throw badTemplate(template.fileName, `поля {${unknown}} нет${placeOf(zip, unknown)}`);
};

const firstUnknown = (tags: Tags, scopes: readonly object[]): string | null => {
  for (const [tag, within] of Object.entries(tags)) {
    const scope = scopes.find((candidate) => Object.hasOwn(candidate, tag));
    if (scope === undefined) return tag;
    const value: unknown = Reflect.get(scope, tag);
    const item: unknown = Array.isArray(value) ? value[0] : undefined;
    const inner = typeof item === 'object' && item !== null ? [item, ...scopes] : scopes;
    const found = firstUnknown(isTags(within) ? within : {}, inner);
    if (found !== null) return found;
  }
  return null;
};

const isTags = (value: unknown): value is Tags => typeof value === 'object' && value !== null;

const PARTS = [
  { name: /^word\/document\.xml$/, title: 'в тексте' },
  { name: /^word\/header\d*\.xml$/, title: 'в верхнем колонтитуле' },
  { name: /^word\/footer\d*\.xml$/, title: 'в нижнем колонтитуле' },
];
const AROUND = 40;

/** Where a tag stands, by the words around it: Word shows no line numbers. */
const placeOf = (zip: PizZip, tag: string): string => {
  if (tag === '') return '';
  for (const { name, title } of PARTS) {
    for (const file of zip.file(name)) {
      for (const paragraph of file.asText().split('</w:p>')) {
        const text = plainText(paragraph);
        const at = text.indexOf(tag);
        if (at < 0) continue;
        const around = text.slice(Math.max(0, at - AROUND), at + tag.length + AROUND).trim();
        return ` (${title}: «…${around}…»)`;
      }
    }
  }
  return '';
};

const plainText = (xml: string): string =>
  xml
    .replace(/<w:tab\/>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
