/** '20261120137000004512' as people read it: '20261120 1370 0000 4512'. What is no number of 20 digits stays as it is. */
export function groupedNumber(number: string): string {
  return number.replace(/^(\d{8})(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3 $4')
}
