/** Word's markup: paragraphs, tables and the package around them. */
import PizZip from 'pizzip';

/** The same input gives the same bytes. */
const MADE = new Date(Date.UTC(2026, 0, 1));
export const WIDTH = 9638;

const inXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `**…**` is bold. */
const runs = (text, bold = false) =>
  text
    .split(/(\*\*[^*]*\*\*)/)
    .filter((part) => part !== '')
    .map((part) => {
      const isBold = bold || part.startsWith('**');
      const content = part.replaceAll('**', '');
      return `<w:r>${isBold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${inXml(content)}</w:t></w:r>`;
    })
    .join('');

export const paragraph = (text, { style = 'Body', keep = false, pageBreak = false } = {}) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${keep ? '<w:keepNext/>' : ''}${pageBreak ? '<w:pageBreakBefore/>' : ''}</w:pPr>${runs(text)}</w:p>`;

export const title = (text, more) => paragraph(text, { style: 'Title', ...more });
export const heading = (text) => paragraph(text, { style: 'Heading', keep: true });
/** Left text and right text on one line. */
export const ends = (left, right) =>
  `<w:p><w:pPr><w:pStyle w:val="Plain"/><w:tabs><w:tab w:val="right" w:pos="${WIDTH}"/></w:tabs><w:spacing w:after="160"/></w:pPr>${runs(left)}<w:r><w:tab/></w:r>${runs(right)}</w:p>`;

export const cell = (text, width, { align = 'left', bold = false } = {}) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${text
    .split('\n')
    .map(
      (line) =>
        `<w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="${align}"/></w:pPr>${runs(line, bold)}</w:p>`,
    )
    .join('')}</w:tc>`;

export const table = (rows, { borders = true } = {}) =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="${borders ? 'Grid' : 'Bare'}"/><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>${rows.join('')}</w:tbl>`;
export const row = (cells, { head = false } = {}) =>
  `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PREAMBLE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const documentXml = (body) =>
  `${PREAMBLE}<w:document ${NAMESPACE} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body.join('')}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1021" w:right="1134" w:bottom="1021" w:left="1134" w:header="567" w:footer="454" w:gutter="0"/></w:sectPr></w:body></w:document>`;

const style = (id, paragraphs, text = '') =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:qFormat/><w:pPr>${paragraphs}</w:pPr><w:rPr>${text}</w:rPr></w:style>`;

const tableStyle = (id, borders) =>
  `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:tblPr><w:tblBorders>${[
    'top',
    'left',
    'bottom',
    'right',
    'insideH',
    'insideV',
  ]
    .map((side) => `<w:${side} w:val="${borders ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="808080"/>`)
    .join(
      '',
    )}</w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`;

const STYLES = `${PREAMBLE}<w:styles ${NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
  style('Plain', ''),
  style('Body', '<w:spacing w:after="60"/><w:jc w:val="both"/>'),
  style('After', '<w:spacing w:before="60" w:after="100"/>'),
  style(
    'Title',
    '<w:keepNext/><w:spacing w:before="120" w:after="160"/><w:jc w:val="center"/>',
    '<w:b/><w:sz w:val="28"/>',
  ),
  style(
    'Heading',
    '<w:keepNext/><w:spacing w:before="180" w:after="80"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
    '<w:b/>',
  ),
  style('Right', '<w:spacing w:after="120"/><w:jc w:val="right"/>', '<w:sz w:val="20"/>'),
  style('Cell', '<w:spacing w:before="20" w:after="20"/>', '<w:sz w:val="20"/>'),
  style('Footer', '<w:jc w:val="right"/>', '<w:sz w:val="16"/>'),
  tableStyle('Grid', true),
  tableStyle('Bare', false),
].join('')}</w:styles>`;

const field = (code) => `<w:fldSimple w:instr="${code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
/** What the page is of, which page it is, and that the centre has yet to confirm it. */
const footer = (what) =>
  `${PREAMBLE}<w:ftr ${NAMESPACE}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${runs(`{#не_отправлено}Напечатано до подтверждения центром. {/не_отправлено}${what}, страница `)}${field('PAGE')}${runs(' из ')}${field('NUMPAGES')}</w:p></w:ftr>`;

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const files = (body, what) => ({
  '[Content_Types].xml': `${PREAMBLE}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/></Types>`,
  '_rels/.rels': `${PREAMBLE}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `${PREAMBLE}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${RELATIONS}/footer" Target="footer1.xml"/></Relationships>`,
  'word/document.xml': documentXml(body),
  'word/styles.xml': STYLES,
  'word/footer1.xml': footer(what),
});

/** A document's bytes. `what` names it in the footer: «Договор № {номер}». */
export const document = (body, what) => {
  const zip = new PizZip();
  for (const [path, text] of Object.entries(files(body, what))) zip.file(path, text, { date: MADE });
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
};
