import { Button, type ButtonProps } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Endpoint, Input } from '../../../contract/endpoint.ts';
import { startDownload } from './downloads.ts';

interface Props<E extends Endpoint> extends ButtonProps {
  /** What the file is called in the tray: «Реестр договоров». */
  readonly title: string;
  readonly endpoint: E;
  readonly input: Input<E>;
  /** On the button; absent: the title. */
  readonly label?: string;
}

/** Orders a file of the API: a register, a contract. */
export const DownloadButton = <E extends Endpoint>({ title, endpoint, input, label, ...more }: Props<E>) => (
  <Button
    variant="default"
    leftSection={<IconDownload size={16} stroke={1.7} />}
    {...more}
    onClick={() => startDownload(title, endpoint, input)}
  >
    {label ?? title}
  </Button>
);
