import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fetchFile } from './client.ts';

/** A stored file by its link, as an address that `<img>` can show; the address ends with the component. */
export const useStoredFile = (link: string | null) => {
  const query = useQuery({
    queryKey: ['file', link],
    queryFn: ({ signal }) => fetchFile(link ?? '', signal),
    enabled: link !== null,
    staleTime: 60_000,
    // Passports: nothing of them stays much longer than the screen that shows them.
    gcTime: 30_000,
  });
  const blob = query.data;
  const [shown, setShown] = useState<{ readonly blob: Blob; readonly url: string } | null>(null);
  useEffect(() => {
    if (blob === undefined) return;
    const url = URL.createObjectURL(blob);
    setShown({ blob, url });
    return () => URL.revokeObjectURL(url);
  }, [blob]);
  return {
    // Never the one before: beside it stand another client's data.
    url: shown !== null && shown.blob === blob ? shown.url : null,
    mime: blob?.type ?? '',
    isLoading: query.isLoading,
    error: query.error,
    refetch: () => void query.refetch(),
  };
};
