using Microsoft.Playwright;
using Suffice.Browser.Browsing;
using Suffice.Browser.Scenes;

namespace Suffice.Browser.Pages;

/// <summary>A page of the dashboard, as every page is held to.</summary>
/// <param name="Name">Its name, also of its screenshots.</param>
/// <param name="Path">Its path and query.</param>
/// <param name="Show">What is typed after <c>suffice show</c> for the same figures; nothing for a page that another command tells.</param>
internal sealed record ListedPage(string Name, Func<ScenePlaces, string> Path, Func<ScenePlaces, string[]> Show)
{
    /// <summary>True when it has pictures in the documentation.</summary>
    public bool IsPictured { get; init; } = true;

    /// <summary>True when it says what a month costs at the pace up to this moment, which is another a moment later.</summary>
    public bool IsOfTheMoment { get; init; }

    /// <summary>All pages.</summary>
    public static readonly IReadOnlyList<ListedPage> All =
    [
        new("home", _ => "/", _ => ["home"]),
        new("home-quarter", _ => "/?days=90", _ => ["home", "--days", "90"]) { IsPictured = false },
        new("queue", _ => "/queue", _ => []),
        new("queue-judging", _ => $"/queue/ticket-qc?as={SceneReviews.Looking}", _ => []),
        new("queue-judged", _ => $"/queue/ticket-qc?as={SceneReviews.Rated}", _ => []),
        new("queue-agreement", _ => "/queue/ticket-qc/agreement", _ => []),
        new("tasks", _ => "/tasks", _ => ["tasks"]),
        new("task", _ => "/tasks/message-classify", _ => ["task", "message-classify"]),
        new("task-hostile", _ => "/tasks/hostile?days=7", _ => ["task", "hostile", "--days", "7"]) { IsPictured = false },
        new("requests", _ => "/requests", _ => ["requests"]),
        new("requests-filtered", _ => "/requests?task=sentiment&escalated=true&days=7", _ => ["requests", "--task", "sentiment", "--escalated", "true", "--days", "7"]) { IsPictured = false },
        new("request", places => $"/requests/{places.Request}", _ => []),
        new("request-hostile", places => $"/requests/{places.HostileRequest}", _ => []) { IsPictured = false },
        new("explain", places => $"/requests/{places.Request}/explain", _ => []),
        new("live", _ => "/live", _ => []),
        new("evals", _ => "/evals", _ => ["evals"]),
        new("eval", places => $"/evals/{places.EvalRun}", places => ["eval", places.EvalRun]),
        new("pipelines", _ => "/pipelines", _ => ["pipelines"]) { IsOfTheMoment = true },
        new("pipeline", _ => "/pipelines/support-message", _ => ["pipeline", "support-message"]) { IsOfTheMoment = true },
        new("agents", _ => "/agents", _ => ["agents"]),
        new("agent", _ => "/agents/ticket-triage", _ => ["agent", "ticket-triage"]),
        new("pattern", places => $"/agents/patterns/{places.Pattern}", places => ["pattern", places.Pattern]),
        new("pattern-hostile", places => $"/agents/patterns/{places.HostilePattern}", places => ["pattern", places.HostilePattern]) { IsPictured = false },
        new("proposal", places => $"/agents/proposals/{places.Proposal}", places => ["proposal", places.Proposal]),
        new("calibrations", _ => "/calibrations", _ => ["calibrations"]),
        new("calibration", _ => "/calibrations/message-classify", _ => ["calibration", "message-classify"]),
        new("models", _ => "/models", _ => ["models"]),
        new("model", _ => "/models/haiku", _ => ["model", "haiku"]),
        new("model-hostile", _ => "/models/elder", _ => ["model", "elder"]) { IsPictured = false },
        new("policy", _ => "/policy", _ => ["policy"]),
        new("policy-version", places => $"/policy/{places.Policy}", places => ["policy-version", places.Policy]),
        new("audits", _ => "/audits", _ => ["audits"]),
        new("audit", places => $"/audits/{places.Audit}", places => ["audit", places.Audit]),
    ];

    /// <summary>Holds that its picture is there, where it has one.</summary>
    public Task HoldPictureAsync(IPage page, Screen screen) => IsPictured ? Picture.HoldAsync(page, Name, screen) : Task.CompletedTask;

    public static ListedPage Named(string name) => All.Single(page => page.Name == name);

    public override string ToString() => Name;
}
