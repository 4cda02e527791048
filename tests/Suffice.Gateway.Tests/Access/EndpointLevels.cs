using Suffice.Gateway.Access;

namespace Suffice.Gateway.Tests.Access;

/// <summary>Who may call what, written out once more than where it is mapped: an endpoint that is not here is for admins.</summary>
internal static class EndpointLevels
{
    private static readonly (AccessLevel Level, string[] Endpoints)[] Stated =
    [
        (AccessLevel.Anyone, ["GET /healthz", "GET /readyz", " {*path}", "GET /assets/{name}", "GET /sign-in", "POST /sign-in", "POST /sign-out"]),
        (AccessLevel.Caller,
        [
            "POST /v1/chat/completions", "POST /v1/responses", "GET /v1/responses/{id}", "DELETE /v1/responses/{id}", "GET /v1/responses/{id}/input_items",
            "POST /v1/embeddings", "POST /v1/messages", "POST /v1/messages/count_tokens", "GET /v1/models", "GET /v1/models/{**id}",
            "POST /v1/pipelines/{name}", "POST /v1/workers/{task}", "POST /api/observations",
        ]),
        (AccessLevel.View,
        [
            "GET /metrics", "GET /api", "GET /api/openapi.json", "GET /api/requests", "GET /api/requests/{id}", "GET /api/tasks", "GET /api/models", "GET /api/bill", "GET /api/review",
            "GET /api/policy", "GET /api/health", "GET /api/verdicts", "GET /api/verdicts/{id}", "GET /api/observations", "GET /api/patterns", "GET /api/proposals", "GET /api/proposals/{id}",
            "GET /api/agreement/{task}",
            "GET /", "GET /api/overview", "GET /tasks", "GET /tasks/{task}", "GET /api/standings", "GET /api/standings/{task}",
            "GET /requests", "GET /requests/{id}", "GET /requests/{id}/explain", "GET /api/requests/{id}/explain", "GET /live", "GET /live/events", "GET /api/live",
            "GET /queue/{task}/agreement",
            "GET /evals", "GET /evals/{name}", "GET /api/evals", "GET /api/evals/{name}",
            "GET /agents", "GET /api/agents", "GET /agents/{agent}", "GET /api/agents/{agent}", "GET /agents/patterns/{id}", "GET /api/agents/patterns/{id}", "GET /agents/proposals/{id}", "GET /api/agents/proposals/{id}",
            "GET /pipelines", "GET /api/pipelines", "GET /pipelines/{name}", "GET /api/pipelines/{name}",
            "GET /calibrations", "GET /calibrations/{name}", "GET /api/calibrations", "GET /api/calibrations/{name}",
            "GET /models", "GET /models/{name}", "GET /api/drift", "GET /api/drift/{name}", "GET /policy", "GET /policy/{name}", "GET /api/policy/history", "GET /api/policy/history/{name}",
            "GET /audits", "GET /audits/{name}", "GET /api/audits", "GET /api/audits/{name}",
        ]),
        (AccessLevel.Review,
        [
            "GET /api/queue", "POST /api/queue/next", "POST /api/queue/{id}/rate", "POST /api/queue/{id}/accept", "POST /api/queue/{id}/correct", "POST /api/queue/{id}/dispute",
            "POST /api/patterns/{id}/snooze", "POST /api/patterns/{id}/merge", "POST /api/patterns/{id}/close", "POST /api/patterns/{id}/reopen", "POST /api/patterns/{id}/cases",
            "GET /queue", "GET /queue/{task}", "POST /queue/{task}/next", "POST /queue/{task}/rate", "POST /queue/{task}/accept", "POST /queue/{task}/correct", "POST /queue/{task}/dispute",
            "POST /agents/patterns/{id}/snooze", "POST /agents/patterns/{id}/merge", "POST /agents/patterns/{id}/close", "POST /agents/patterns/{id}/reopen",
        ]),
    ];

    public static AccessLevel Of(string endpoint) =>
        Stated.Where(level => level.Endpoints.Contains(endpoint)).Select(level => level.Level).SingleOrDefault(AccessLevel.Admin);

    /// <summary>All that is written here.</summary>
    public static IEnumerable<string> All => Stated.SelectMany(level => level.Endpoints);
}
