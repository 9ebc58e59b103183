import { useLocalStorage } from '@mantine/hooks';

/** A preference of this device, nothing about anybody. */
export function useLetterKeys() {
  return useLocalStorage({ key: 'aanzet-letter-keys', defaultValue: true, getInitialValueInEffect: false });
}
