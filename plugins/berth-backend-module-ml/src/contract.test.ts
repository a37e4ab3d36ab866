import { describeOffering } from '@berth/offering-tests';
import { notebook } from './notebook';

describeOffering({ offering: notebook });
