namespace Suffice.Telemetry;

/// <summary>Every name that spans and metrics go by; the one place that knows them.</summary>
/// <remarks>
/// Names without <c>suffice</c> in them are those of OpenTelemetry's semantic conventions, general and for generative AI, as of
/// October 2026 (the conventions for generative AI are still in development and may rename them).
/// </remarks>
public static class TelemetryNames
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Source = "Suffice";

    /// <summary>A W3C trace context's header.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>The header of what vendors add to a trace context.</summary>
    public const string TraceState = "tracestate";

    /// <summary>What spans and metrics are told apart by.</summary>
    public static class Attributes
    {
        /// <summary>The operation: <see cref="Chat"/> or <see cref="Embeddings"/>.</summary>
        public const string Operation = "gen_ai.operation.name";

        /// <summary>Whose protocol is spoken: <c>openai</c>, <c>anthropic</c>, or <c>replay</c> for recordings.</summary>
        public const string ProviderName = "gen_ai.provider.name";

        /// <summary>The model asked for: on a request by the caller, on an attempt the pinned id that is sent.</summary>
        public const string RequestModel = "gen_ai.request.model";

        /// <summary>Whether the caller asked for a stream.</summary>
        public const string RequestStream = "gen_ai.request.stream";

        /// <summary>The policy's name of the model whose answer was served.</summary>
        public const string ResponseModel = "gen_ai.response.model";

        /// <summary>The provider's id of the answer.</summary>
        public const string ResponseId = "gen_ai.response.id";

        /// <summary>Seconds from sending to the first content of a stream.</summary>
        public const string TimeToFirstChunk = "gen_ai.response.time_to_first_chunk";

        /// <summary>Prompt tokens, those read from and written to a cache included.</summary>
        public const string InputTokens = "gen_ai.usage.input_tokens";

        /// <summary>Answer tokens, reasoning included.</summary>
        public const string OutputTokens = "gen_ai.usage.output_tokens";

        /// <summary>Prompt tokens read from the provider's cache.</summary>
        public const string CacheReadTokens = "gen_ai.usage.cache_read.input_tokens";

        /// <summary>Prompt tokens written to the provider's cache.</summary>
        public const string CacheWriteTokens = "gen_ai.usage.cache_creation.input_tokens";

        /// <summary>Reasoning tokens of the answer.</summary>
        public const string ReasoningTokens = "gen_ai.usage.reasoning.output_tokens";

        /// <summary>Which tokens a measurement counts: <see cref="Input"/> or <see cref="Output"/>.</summary>
        public const string TokenType = "gen_ai.token.type";

        /// <summary>The class of what went wrong; absent when nothing did.</summary>
        public const string ErrorType = "error.type";

        /// <summary>The host of the provider's address.</summary>
        public const string ServerAddress = "server.address";

        /// <summary>The port of the provider's address.</summary>
        public const string ServerPort = "server.port";

        /// <summary>The request's id in the ledger.</summary>
        public const string RequestId = "suffice.request.id";

        /// <summary>The endpoint it came in by: <c>chat</c>, <c>messages</c>, ...</summary>
        public const string Endpoint = "suffice.endpoint";

        /// <summary>The task; absent for a named model.</summary>
        public const string Task = "suffice.task";

        /// <summary>What told the task.</summary>
        public const string TaskSource = "suffice.task.source";

        /// <summary>The rungs tried, such as <c>haiku&gt;sonnet</c>.</summary>
        public const string Path = "suffice.path";

        /// <summary>Why rungs were left, such as <c>json_schema</c>.</summary>
        public const string Reason = "suffice.reason";

        /// <summary>How the request ended.</summary>
        public const string Outcome = "suffice.outcome";

        /// <summary>Whether more than one rung was tried.</summary>
        public const string Escalated = "suffice.escalated";

        /// <summary>How many upstream calls were made.</summary>
        public const string Attempts = "suffice.attempts";

        /// <summary>What it cost in USD; absent when unknown.</summary>
        public const string Cost = "suffice.cost";

        /// <summary>What the baseline would have cost in USD; absent when unknown.</summary>
        public const string BaselineCost = "suffice.baseline_cost";

        /// <summary>Baseline cost less cost in USD; absent when either is unknown.</summary>
        public const string Savings = "suffice.savings";

        /// <summary>Milliseconds spent in Suffice itself.</summary>
        public const string OverheadMs = "suffice.overhead_ms";

        /// <summary>The policy in force.</summary>
        public const string PolicyVersion = "suffice.policy.version";

        /// <summary>The policy's name of the provider.</summary>
        public const string Provider = "suffice.provider";

        /// <summary>The policy's name of the model called.</summary>
        public const string Model = "suffice.model";

        /// <summary>The rung, from 0; -1 for a model that a check asked.</summary>
        public const string Rung = "suffice.rung";

        /// <summary>The attempt's place in the request, from 0.</summary>
        public const string AttemptNumber = "suffice.attempt.number";

        /// <summary>What the attempt was for.</summary>
        public const string AttemptPurpose = "suffice.attempt.purpose";

        /// <summary>How the attempt ended.</summary>
        public const string AttemptOutcome = "suffice.attempt.outcome";

        /// <summary>A value of <see cref="Operation"/>.</summary>
        public const string Chat = "chat";

        /// <summary>A value of <see cref="Operation"/>.</summary>
        public const string Embeddings = "embeddings";

        /// <summary>A value of <see cref="TokenType"/>.</summary>
        public const string Input = "input";

        /// <summary>A value of <see cref="TokenType"/>.</summary>
        public const string Output = "output";
    }

    /// <summary>What <c>/metrics</c> shows of calls, in Prometheus' form.</summary>
    public static class Prometheus
    {
        /// <summary>Requests by task, served model and outcome.</summary>
        public const string Requests = "suffice_requests_total";

        /// <summary>Requests whose cost is not wholly known, by task and model.</summary>
        public const string Unpriced = "suffice_unpriced_requests_total";

        /// <summary>What requests cost in USD as far as it is known, by task and model.</summary>
        public const string Cost = "suffice_cost_usd_total";

        /// <summary>What the baseline would have cost in USD as far as it is known, by task and model.</summary>
        public const string BaselineCost = "suffice_baseline_cost_usd_total";

        /// <summary>Baseline cost less cost in USD, of requests of which both are known, by task and model; falls when routing cost more.</summary>
        public const string Saved = "suffice_saved_usd";

        /// <summary>Requests that tried more than one rung, by task and reason; one with two reasons counts under both.</summary>
        public const string Escalations = "suffice_escalations_total";

        /// <summary>Time of requests, by task.</summary>
        public const string RequestDuration = "suffice_request_duration_seconds";

        /// <summary>Time from arrival to first content, by task.</summary>
        public const string FirstToken = "suffice_time_to_first_token_seconds";

        /// <summary>Time spent in Suffice itself, by task.</summary>
        public const string Overhead = "suffice_overhead_seconds";

        /// <summary>Upstream calls by model, provider, outcome and failure.</summary>
        public const string Attempts = "suffice_attempts_total";

        /// <summary>Time of upstream calls, by model and provider.</summary>
        public const string AttemptDuration = "suffice_attempt_duration_seconds";

        /// <summary>Time from sending to first content of upstream calls, by model and provider.</summary>
        public const string AttemptFirstToken = "suffice_attempt_time_to_first_token_seconds";

        /// <summary>Tokens by model, provider and type.</summary>
        public const string Tokens = "suffice_tokens_total";

        /// <summary>Calls refused without a row in the ledger, by HTTP status: 401 a wrong key, 429 a caller's rate limit, ...</summary>
        public const string Refused = "suffice_refused_calls_total";

        /// <summary>Accepted answers drawn to be compared with the last rung's, by what became of it: <c>compared</c>, <c>dropped</c>, <c>over_budget</c>, <c>unpriced</c>.</summary>
        public const string Shadows = "suffice_shadows_total";

        /// <summary>Tasks that are sent to their safe rung; 1 each.</summary>
        public const string Demoted = "suffice_demoted";

        /// <summary>Alarms of drift, by task or model and by what has changed.</summary>
        public const string DriftAlarms = "suffice_drift_alarms_total";

        /// <summary>Whether a task waits too long for a person: 1 when its calibration is past its review or its demotion is a week old.</summary>
        public const string ReviewOverdue = "suffice_review_overdue";

        /// <summary>Requests being answered.</summary>
        public const string InFlight = "suffice_requests_in_flight";

        /// <summary>Those of them whose caller asked for a stream.</summary>
        public const string OpenStreams = "suffice_open_streams";

        /// <summary>Whether calls may go to a model at a provider: 0 they may, 1 one tries, 2 they may not.</summary>
        public const string BreakerState = "suffice_breaker_state";

        /// <summary>Requests recorded and not yet on disk.</summary>
        public const string LedgerQueued = "suffice_ledger_queued_requests";

        /// <summary>Requests on disk since the start.</summary>
        public const string LedgerWritten = "suffice_ledger_written_requests_total";

        /// <summary>Requests that will not be on disk.</summary>
        public const string LedgerLost = "suffice_ledger_lost_requests_total";

        /// <summary>Requests that reached the disk later than the window allows.</summary>
        public const string LedgerLate = "suffice_ledger_late_requests_total";

        /// <summary>1 from a failed write to the next that succeeds.</summary>
        public const string LedgerSick = "suffice_ledger_sick";

        /// <summary>1, with the versions in force.</summary>
        public const string Policy = "suffice_policy_info";

        /// <summary>Changes of the policy, by result: <c>taken</c> or <c>refused</c>.</summary>
        public const string PolicyReloads = "suffice_policy_reloads_total";

        /// <summary>Processor time in seconds.</summary>
        public const string ProcessCpu = "process_cpu_seconds_total";

        /// <summary>Memory held in bytes.</summary>
        public const string ProcessMemory = "process_resident_memory_bytes";

        /// <summary>When the process started, in seconds since 1970.</summary>
        public const string ProcessStart = "process_start_time_seconds";

        /// <summary>Bytes of the managed heap.</summary>
        public const string HeapBytes = "dotnet_gc_heap_bytes";

        /// <summary>Bytes allocated since the start.</summary>
        public const string AllocatedBytes = "dotnet_gc_allocated_bytes_total";

        /// <summary>Collections by generation.</summary>
        public const string Collections = "dotnet_gc_collections_total";

        /// <summary>Time in which collections stopped the program.</summary>
        public const string PauseSeconds = "dotnet_gc_pause_seconds_total";

        /// <summary>Threads of the pool.</summary>
        public const string PoolThreads = "dotnet_threadpool_threads";

        /// <summary>Work that waits for a thread.</summary>
        public const string PoolQueue = "dotnet_threadpool_queue_length";
    }

    /// <summary>What is measured.</summary>
    public static class Metrics
    {
        /// <summary>How long attempts take; histogram, s.</summary>
        public const string ClientDuration = "gen_ai.client.operation.duration";

        /// <summary>Tokens of an attempt; histogram, {token}.</summary>
        public const string ClientTokens = "gen_ai.client.token.usage";

        /// <summary>From sending an attempt to its first content; histogram, s.</summary>
        public const string ClientFirstChunk = "gen_ai.client.operation.time_to_first_chunk";

        /// <summary>How long requests take; histogram, s.</summary>
        public const string ServerDuration = "gen_ai.server.request.duration";

        /// <summary>From a request's arrival to its first content; histogram, s.</summary>
        public const string ServerFirstToken = "gen_ai.server.time_to_first_token";

        /// <summary>Time of a request spent in Suffice itself; histogram, s.</summary>
        public const string Overhead = "suffice.overhead";

        /// <summary>Requests; counter, {request}.</summary>
        public const string Requests = "suffice.requests";

        /// <summary>Requests being answered; up-down counter, {request}.</summary>
        public const string InFlight = "suffice.requests.in_flight";

        /// <summary>Requests that tried more than one rung; counter, {request}.</summary>
        public const string Escalations = "suffice.escalations";

        /// <summary>What requests cost; counter, {USD}.</summary>
        public const string Cost = "suffice.cost";

        /// <summary>What the baseline would have cost; counter, {USD}.</summary>
        public const string BaselineCost = "suffice.baseline_cost";

        /// <summary>Baseline cost less cost, of requests of which both are known; up-down counter, {USD}.</summary>
        public const string Savings = "suffice.savings";

        /// <summary>Requests whose cost is not wholly known; counter, {request}.</summary>
        public const string Unpriced = "suffice.requests.unpriced";
    }
}
