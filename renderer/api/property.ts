import { useMutation } from '@tanstack/react-query';
import { checkProperty, type PropertyCheck } from '../../contract/property.ts';
import type { Upload } from '../../contract/upload.ts';
import type { ApiError } from './apiError.ts';
import { call } from './client.ts';

export type { PropertyCheck, PropertyFault } from '../../contract/property.ts';

/** What loading a workbook would do: asked of the API, and nothing is written. */
export const useCheckProperty = () =>
  useMutation<PropertyCheck, ApiError, Upload>({ mutationFn: (file) => call(checkProperty, { file }) });
