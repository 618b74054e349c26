import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadProperty, WORKBOOK_MEGABYTES } from '../../../contract/property.ts';
import type { Upload } from '../../../contract/upload.ts';
import { type PropertyCheck, useCheckProperty } from '../../api/property.ts';
import { useCommand } from '../../api/useCommand.ts';

export interface LoadedProperty {
  readonly msg: string;
  readonly warehouseIds: readonly number[];
}

export interface Loading {
  readonly file: Upload | null;
  readonly check: PropertyCheck | null;
  readonly isChecking: boolean;
  /** Why the file was not taken; null: it was. */
  readonly fault: string | null;
  /** What the load itself was refused with: something changed since the check. */
  readonly refusal: string | null;
  readonly isLoading: boolean;
  readonly loaded: LoadedProperty | null;
  pick(file: File): void;
  load(): void;
  startAgain(): void;
}

/** A workbook's way: chosen, checked by the API, loaded whole. What was checked is what is loaded. */
export const useLoading = (): Loading => {
  const { t } = useTranslation();
  const [file, setFile] = useState<Upload | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [loaded, setLoaded] = useState<LoadedProperty | null>(null);
  const check = useCheckProperty();
  const command = useCommand(loadProperty, {
    onDone: ({ msg, warehouse_ids }) => setLoaded({ msg, warehouseIds: warehouse_ids }),
    onRefused: (_error, given) => check.mutate(given.file),
  });

  const pick = async (chosen: File): Promise<void> => {
    command.reset();
    check.reset();
    setFault(null);
    if (chosen.size > WORKBOOK_MEGABYTES * 2 ** 20) {
      setFile(null);
      return setFault(t('property.tooLarge', { max: WORKBOOK_MEGABYTES }));
    }
    try {
      const upload = { bytes: new Uint8Array(await chosen.arrayBuffer()), name: chosen.name };
      setFile(upload);
      check.mutate(upload);
    } catch {
      setFile(null);
      setFault(t('property.unreadable'));
    }
  };

  return {
    file,
    check: check.data ?? null,
    isChecking: check.isPending,
    fault: fault ?? check.error?.message ?? null,
    refusal: command.error?.message ?? null,
    isLoading: command.isPending,
    loaded,
    pick: (chosen) => void pick(chosen),
    load: () => {
      if (file !== null) void command.run({ file });
    },
    startAgain: () => {
      setLoaded(null);
      setFile(null);
      check.reset();
      command.reset();
    },
  };
};
