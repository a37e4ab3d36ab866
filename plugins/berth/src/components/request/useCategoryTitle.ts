import { useText } from '../../i18n';

const known = ['cluster', 'database', 'serverless', 'ml', 'gpu'] as const;

/**
 * What a category is called; one that is not known by its own name.
 *
 * @internal
 */
export function useCategoryTitle(): (category: string) => string {
  const { t } = useText();
  return category => {
    const found = known.find(one => one === category);
    return found
      ? t(`category.${found}`)
      : category.charAt(0).toUpperCase() + category.slice(1);
  };
}
