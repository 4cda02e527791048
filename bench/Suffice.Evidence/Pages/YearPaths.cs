namespace Suffice.Evidence.Pages;

/// <summary>Every page and its twin under <c>/api</c>, over a month and over a year.</summary>
internal static class YearPaths
{
    private const string Year = "days=365";

    /// <summary>Lists them.</summary>
    /// <param name="request">A request's id.</param>
    /// <param name="version">A policy's version.</param>
    /// <param name="run">An eval run's id.</param>
    /// <returns>The paths.</returns>
    public static IEnumerable<string> Of(string request, string version, string run) =>
    [
        "/", $"/?{Year}", "/api/overview", $"/api/overview?{Year}",
        "/tasks", $"/tasks?{Year}", "/api/standings", $"/api/standings?{Year}",
        "/tasks/reply-draft", $"/tasks/reply-draft?{Year}", "/api/standings/reply-draft", $"/api/standings/reply-draft?{Year}",
        .. Requests("/requests"), .. Requests("/api/requests"),
        $"/requests/{request}", $"/api/requests/{request}", $"/api/requests/{request}/explain", "/live",
        "/evals", "/api/evals", $"/evals/{run}", $"/api/evals/{run}", "/calibrations", "/api/calibrations",
        "/pipelines", $"/pipelines?{Year}", "/api/pipelines", $"/pipelines/weekly-posts?{Year}", "/api/bill?pipeline=weekly-posts",
        "/agents", $"/agents?{Year}", "/api/agents", $"/agents/{YearDesk.Worker}?{Year}", "/queue", $"/queue?task={YearDesk.Worker}&offset=100", "/api/queue", $"/queue/{YearDesk.Worker}", $"/queue/{YearDesk.Worker}/agreement",
        $"/tasks/{YearDesk.Worker}", "/api/patterns", "/api/verdicts", $"/api/agreement/{YearDesk.Worker}",
        "/models", $"/models?{Year}", "/models/mini", $"/models/mini?{Year}", "/api/models",
        "/policy", $"/policy/{version}", "/api/policy", "/api/policy/history", $"/api/policy/history/{version}",
        "/audits", "/api/audits",
        "/api/bill", "/api/bill?by=task", "/api/bill?by=model", "/api/bill?by=day", "/api/bill?by=key", "/api/review", "/api/tasks", "/api/health", "/sign-in",
    ];

    private static IEnumerable<string> Requests(string path) =>
    [
        path, $"{path}?task=reply-draft", $"{path}?outcome=failed", $"{path}?task=reply-draft&reason=confidence", $"{path}?key=nobody", $"{path}?search=provider", $"{path}?search=nothing-like-it",
        $"{path}?min_cost=5", $"{path}?pipeline=weekly-posts",
    ];
}
