import { countOf } from '../../reading/values';
import { NOT_OBSERVED, NO_STATUS } from '../observed';
import { verdict } from './shared/verdict';
import { byConditions } from './shared/byConditions';
import type { Judge, SystemRules } from './types';

/**
 * DNSEndpoint: all that ExternalDNS reports is which generation it has read.
 */
const endpoint: Judge = ({ status, generation }) => {
  const observed = countOf(status.observedGeneration);
  if (observed === undefined) {
    return NO_STATUS;
  }
  return generation !== undefined && observed < generation
    ? NOT_OBSERVED
    : verdict('Ready', 'Observed', 'ExternalDNS has taken it up.');
};

/**
 * ExternalDNS (https://kubernetes-sigs.github.io/external-dns/latest/docs/sources/crd/).
 *
 * @internal
 */
export const externalDns: SystemRules = {
  system: 'external-dns',
  groups: {
    'externaldns.k8s.io': {
      DNSEndpoint: endpoint,
      DNSRecord: byConditions({ ready: ['Programmed'] }),
    },
  },
};
