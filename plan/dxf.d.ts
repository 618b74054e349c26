/** What of the package's output is read; its own types don't cover this file. */
declare module 'dxf/lib/parseString.js' {
  interface DxfFields {
    readonly type: string;
    readonly layer?: string;
    readonly visible?: boolean;
    readonly paperSpace?: number;
    readonly extrusionZ?: number;
    readonly x?: number;
    readonly y?: number;
    readonly x2?: number;
    readonly y2?: number;
    readonly start?: { readonly x: number; readonly y: number };
    readonly end?: { readonly x: number; readonly y: number };
    readonly string?: string;
    readonly textHeight?: number;
    readonly rotation?: number;
    readonly hAlign?: number;
    readonly vAlign?: number;
    readonly text?: DxfFields;
    readonly mtext?: DxfFields;
    readonly closed?: boolean;
    readonly vertices?: readonly { readonly x?: number; readonly y?: number; readonly bulge?: number }[];
    readonly block?: string;
    readonly scaleX?: number;
    readonly scaleY?: number;
  }
  interface DxfFile {
    readonly header?: { readonly insUnits?: number };
    readonly blocks?: readonly {
      readonly name?: string;
      readonly x?: number;
      readonly y?: number;
      readonly xref?: string;
      readonly entities?: readonly DxfFields[];
    }[];
    readonly entities?: readonly DxfFields[];
  }
  type Parse = (text: string) => DxfFile;
  /** CommonJS with a default export: some loaders hand over the module, some the function. */
  const parser: Parse | { readonly default: Parse };
  export = parser;
}
