/**
 * What a file is, by the first bytes of its content (domain §4: «by content, not by name»). Only the kinds that the desk
 * shows by itself are known; for all else the answer is null, and such a file is only ever downloaded.
 */

const ascii = (text: string): readonly number[] => [...text].map((sign) => sign.charCodeAt(0));

interface Signature {
  readonly mime: string;
  /** Bytes that must stand at an offset. */
  readonly marks: readonly (readonly [offset: number, bytes: readonly number[]])[];
}

const SIGNATURES: readonly Signature[] = [
  { mime: 'image/jpeg', marks: [[0, [0xff, 0xd8, 0xff]]] },
  { mime: 'image/png', marks: [[0, [0x89, ...ascii('PNG\r\n\x1a\n')]]] },
  {
    mime: 'image/webp',
    marks: [
      [0, ascii('RIFF')],
      [8, ascii('WEBP')],
    ],
  },
  { mime: 'application/pdf', marks: [[0, ascii('%PDF-')]] },
];

/** Kinds that a browser may show in the page: pictures and PDF. Anything else might run as a page of ours. */
export const SHOWN_KINDS: readonly string[] = SIGNATURES.map(({ mime }) => mime);

/** The content's MIME type among {@link SHOWN_KINDS}, or null: something else, or too short to tell. */
export const sniffMime = (bytes: Uint8Array): string | null =>
  SIGNATURES.find(({ marks }) =>
    marks.every(([offset, wanted]) => wanted.every((byte, i) => bytes[offset + i] === byte)),
  )?.mime ?? null;
