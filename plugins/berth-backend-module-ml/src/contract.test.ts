import { describeOffering } from '@berth/offering-tests';
import { required } from './__testUtils__/cases';
import { inferenceService } from './inference-service';
import { notebook } from './notebook';

describeOffering({ offering: notebook });
describeOffering({ offering: inferenceService, required: required.inference });
