/**
 * Writes the contract templates that come with the program, `assets/templates/*.docx`, from the text below. For the first
 * making and for changes that all owners should get; an owner changes his own copy in Word (assets/templates/README.md).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';

const folder = join(import.meta.dirname, '../assets/templates');
/** The same input gives the same bytes. */
const MADE = new Date(Date.UTC(2026, 0, 1));
const WIDTH = 9638;

const inXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `[…]` is for the owner to replace: it shows yellow until he has. `**…**` is bold. */
const runs = (text, bold = false) =>
  text
    .split(/(\[[^\]]*\]|\*\*[^*]*\*\*)/)
    .filter((part) => part !== '')
    .map((part) => {
      const isBold = bold || part.startsWith('**');
      const marks = `${isBold ? '<w:b/>' : ''}${part.startsWith('[') ? '<w:highlight w:val="yellow"/>' : ''}`;
      const content = part.replaceAll('**', '');
      return `<w:r>${marks ? `<w:rPr>${marks}</w:rPr>` : ''}<w:t xml:space="preserve">${inXml(content)}</w:t></w:r>`;
    })
    .join('');

const paragraph = (text, { style = 'Body', keep = false, pageBreak = false } = {}) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${keep ? '<w:keepNext/>' : ''}${pageBreak ? '<w:pageBreakBefore/>' : ''}</w:pPr>${runs(text)}</w:p>`;

const title = (text, more) => paragraph(text, { style: 'Title', ...more });
const heading = (text) => paragraph(text, { style: 'Heading', keep: true });
/** Left text and right text on one line. */
const ends = (left, right) =>
  `<w:p><w:pPr><w:pStyle w:val="Plain"/><w:tabs><w:tab w:val="right" w:pos="${WIDTH}"/></w:tabs><w:spacing w:after="160"/></w:pPr>${runs(left)}<w:r><w:tab/></w:r>${runs(right)}</w:p>`;

const cell = (text, width, { align = 'left', bold = false } = {}) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${text
    .split('\n')
    .map(
      (line) =>
        `<w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="${align}"/></w:pPr>${runs(line, bold)}</w:p>`,
    )
    .join('')}</w:tc>`;

const table = (rows, { borders = true } = {}) =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="${borders ? 'Grid' : 'Bare'}"/><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>${rows.join('')}</w:tbl>`;
const row = (cells, { head = false } = {}) =>
  `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;

const COLUMNS = [
  { title: '№', field: '{#ячейки}{строка}', width: 520, align: 'center' },
  { title: 'Ячейка', field: '{ячейка}', width: 1100, align: 'center' },
  { title: 'Адрес склада', field: '{склад_адрес}', width: 3118 },
  { title: 'Этаж', field: '{этаж}', width: 700, align: 'center' },
  { title: 'Длина × ширина × высота, м', field: '{размеры}', width: 1700, align: 'center' },
  { title: 'Площадь, м²', field: '{площадь_ячейки}', width: 1050, align: 'center' },
  { title: 'Плата в месяц, руб.', field: '{цена_ячейки}{/ячейки}', width: 1450, align: 'right' },
];

const roomTable = () =>
  table([
    row(
      COLUMNS.map(({ title: text, width }) => cell(text, width, { align: 'center', bold: true })),
      { head: true },
    ),
    row(COLUMNS.map(({ field, width, align }) => cell(field, width, { align }))),
  ]);

const LANDLORD = '[Полное наименование арендодателя]';
const LANDLORD_DETAILS = [
  '**Арендодатель**',
  LANDLORD,
  'ИНН [ИНН], КПП [КПП], ОГРН [ОГРН]',
  'Адрес: [юридический адрес]',
  'Р/с [расчётный счёт] в [банк]',
  'К/с [корр. счёт], БИК [БИК]',
  'Тел.: [телефон], эл. почта: [почта]',
].join('\n');

const PERSON = {
  party:
    '{клиент}, паспорт серии {паспорт_серия} № {паспорт_номер}, {клиент_именуемый} в дальнейшем «Арендатор», с другой стороны',
  details: [
    '**Арендатор**',
    '{клиент}',
    'Дата рождения: {дата_рождения}',
    'Паспорт: {паспорт_серия} № {паспорт_номер}',
    'выдан {паспорт_когда} {паспорт_кем}',
    'код подразделения {паспорт_код}',
    'Адрес: {адрес}',
    'Тел.: {телефон}, эл. почта: {почта}',
  ].join('\n'),
  access: 'Доступ в ячейки открыт на имя {клиент_родительный}.',
};

const FIRM = {
  party:
    '{клиент}, ИНН {инн}, в лице {клиент_родительный}, {клиент_действующий} на основании ____________________, именуемое в дальнейшем «Арендатор», с другой стороны',
  details: [
    '**Арендатор**',
    '{клиент}',
    'ИНН {инн}{#есть_кпп}, КПП {кпп}{/есть_кпп}',
    'Адрес: {адрес}',
    'Р/с {расчётный_счёт}',
    'в {банк}',
    'К/с {корр_счёт}, БИК {бик}',
    'Тел.: {телефон}, эл. почта: {почта}',
  ].join('\n'),
  access: 'Доступ в ячейки открыт на имя {клиент_родительный}.',
};

const signatures = () =>
  table(
    [
      row([
        cell('\nАрендодатель\n\n____________________ / {менеджер_кратко} /\nМ. П.', WIDTH / 2),
        cell('\nАрендатор\n\n____________________ / {клиент_кратко} /', WIDTH / 2),
      ]),
    ],
    { borders: false },
  );

const contract = ({ party, details }) => [
  title('Договор аренды ячеек № {номер}'),
  ends('г. {город}', '{дата}'),
  paragraph(
    `${LANDLORD}, именуемое в дальнейшем «Арендодатель», в лице {менеджер_родительный}, {менеджер_действующий} на основании доверенности, с одной стороны, и ${party}, заключили настоящий договор о нижеследующем.`,
  ),
  heading('1. Предмет договора'),
  paragraph(
    '1.1. Арендодатель передаёт Арендатору во временное пользование для хранения вещей, а Арендатор принимает следующие ячейки (далее — ячейки):',
  ),
  roomTable(),
  paragraph('Всего ячеек: {ячеек}, общая площадь {площадь} м².', { style: 'After' }),
  paragraph('1.2. Срок аренды: с {начало} по {окончание} включительно.'),
  paragraph(
    '1.3. Ячейки передаются и возвращаются по акту приёма-передачи. Акт передачи — приложение № 1, неотъемлемая часть договора.',
  ),
  heading('2. Плата и расчёты'),
  paragraph('2.1. Плата за все ячейки составляет {цена} руб. ({цена_прописью}) в месяц.'),
  paragraph(
    '2.2. Плата начисляется за каждый день аренды, включая последний, исходя из месячной платы, умноженной на 12 и разделённой на 365, и вносится вперёд.',
  ),
  paragraph(
    '2.3. {#есть_депозит}Арендатор вносит обеспечительный платёж (депозит) {депозит} руб. ({депозит_прописью}). Он возвращается после освобождения ячеек за вычетом долга и ущерба.{/есть_депозит}{^есть_депозит}Обеспечительный платёж (депозит) не вносится.{/есть_депозит}',
  ),
  paragraph(
    '2.4. Об изменении платы Арендодатель предупреждает Арендатора не позднее чем за 30 дней; новая плата действует с названного дня.',
  ),
  heading('3. Права и обязанности сторон'),
  paragraph(
    '3.1. Арендодатель обеспечивает доступ в ячейки в часы работы склада, исправность дверей и замков, охрану и пожарную безопасность здания.',
  ),
  paragraph(
    '3.2. Арендатор вносит плату в срок, хранит в ячейках только свои вещи, не передаёт ячейки другим лицам и не хранит горючее, взрывчатое, ядовитое, скоропортящееся, оружие и то, оборот чего запрещён.',
  ),
  paragraph(
    '3.3. Арендатор сообщает об освобождении ячейки не позднее чем за 14 дней, освобождает её в последний день аренды и возвращает в том состоянии, в котором принял, с учётом обычного износа.',
  ),
  paragraph(
    '3.4. Об изменении имени, паспорта, реквизитов, телефона или адреса стороны сообщают друг другу в течение 5 дней.',
  ),
  heading('4. Ответственность и расторжение'),
  paragraph(
    '4.1. При просрочке платы более чем на 10 дней Арендодатель вправе ограничить доступ в ячейки до погашения долга, а более чем на 30 дней — отказаться от договора, предупредив Арендатора.',
  ),
  paragraph('4.2. За вред, причинённый по вине стороны, она отвечает по закону.'),
  paragraph(
    '4.3. Договор составлен в двух экземплярах, по одному для каждой стороны. Изменения действительны, если совершены письменно. Споры, не решённые переговорами, рассматривает суд по месту нахождения склада.',
  ),
  heading('5. Реквизиты и подписи сторон'),
  table([row([cell(LANDLORD_DETAILS, WIDTH / 2), cell(details, WIDTH / 2)])], { borders: false }),
  signatures(),
];

const act = ({ access }) => [
  paragraph('Приложение № 1 к договору аренды ячеек № {номер} от {дата}', {
    style: 'Right',
    pageBreak: true,
  }),
  title('Акт приёма-передачи ячеек'),
  ends('г. {город}', '{начало}'),
  paragraph(
    `${LANDLORD} (Арендодатель) в лице {менеджер_родительный} передаёт, а {клиент} (Арендатор) принимает следующие ячейки:`,
  ),
  roomTable(),
  paragraph('Всего ячеек: {ячеек}, общая площадь {площадь} м².', { style: 'After' }),
  paragraph(
    `Ячейки сухие и чистые, двери и замки исправны, ключи и коды доступа переданы. ${access} Арендатор осмотрел ячейки и претензий к их состоянию не имеет.`,
  ),
  paragraph('Замечания: ______________________________________________________________'),
  signatures(),
];

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
const FOOTER = `${PREAMBLE}<w:ftr ${NAMESPACE}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${runs('Договор № {номер}, страница ')}${field('PAGE')}${runs(' из ')}${field('NUMPAGES')}</w:p></w:ftr>`;

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const files = (body) => ({
  '[Content_Types].xml': `${PREAMBLE}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/></Types>`,
  '_rels/.rels': `${PREAMBLE}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `${PREAMBLE}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${RELATIONS}/footer" Target="footer1.xml"/></Relationships>`,
  'word/document.xml': documentXml(body),
  'word/styles.xml': STYLES,
  'word/footer1.xml': FOOTER,
});

for (const [name, variant] of [
  ['contract-person.docx', PERSON],
  ['contract-firm.docx', FIRM],
]) {
  const zip = new PizZip();
  for (const [path, text] of Object.entries(files([...contract(variant), ...act(variant)])))
    zip.file(path, text, { date: MADE });
  writeFileSync(join(folder, name), zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
}
