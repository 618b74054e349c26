/** The streaming writer alone: the whole of exceljs also loads readers of CSV and zip that nothing here needs. */
declare module 'exceljs/lib/stream/xlsx/workbook-writer.js' {
  import type { stream } from 'exceljs';
  export default stream.xlsx.WorkbookWriter;
}
