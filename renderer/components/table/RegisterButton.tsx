import { useTranslation } from 'react-i18next';
import type { Endpoint, Input } from '../../../contract/endpoint.ts';
import { number } from '../../i18n/format.ts';
import { DownloadButton } from '../download/DownloadButton.tsx';

interface Props<E extends Endpoint> {
  /** What the file is called in the tray: «Реестр договоров». */
  readonly title: string;
  readonly endpoint: E;
  /** What the register is asked for, the marked rows among it. */
  readonly input: Input<E>;
  /** How many rows are marked; none: the register is of all that were found. */
  readonly marked: number;
}

/** A list's rows to Excel: those that are marked, else all that were found; the button says which. */
export const RegisterButton = <E extends Endpoint>({ title, endpoint, input, marked }: Props<E>) => {
  const { t } = useTranslation();
  const label = marked === 0 ? t('list.registerAll') : t('list.registerMarked', { n: number(marked) });
  return <DownloadButton title={title} label={label} endpoint={endpoint} input={input} px="sm" />;
};
