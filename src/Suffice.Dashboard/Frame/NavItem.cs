using System.Collections.Immutable;

namespace Suffice.Dashboard.Frame;

/// <summary>A part of the dashboard.</summary>
/// <param name="Section">Its name for programs.</param>
/// <param name="Path">Where it begins.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Key">The key that leads to it after <c>g</c>.</param>
/// <param name="ForReviewers">True when those who may only look do not see it.</param>
/// <param name="HasPeriod">True when its figures are of chosen days.</param>
internal sealed record NavItem(string Section, string Path, string Title, char Key, bool ForReviewers = false, bool HasPeriod = true)
{
    /// <summary>All parts, in the order of the menu.</summary>
    public static ImmutableArray<NavItem> All { get; } =
    [
        new("home", "/", "Home", 'h'),
        new("tasks", "/tasks", "Tasks", 't'),
        new("requests", "/requests", "Requests", 'r'),
        new("live", "/live", "Live", 'l', HasPeriod: false),
        new("evals", "/evals", "Evals", 'e', HasPeriod: false),
        new("calibrations", "/calibrations", "Calibration", 'c'),
        new("pipelines", "/pipelines", "Pipelines", 'p'),
        new("agents", "/agents", "Agents", 'a'),
        new("queue", "/queue", "Review queue", 'q', ForReviewers: true, HasPeriod: false),
        new("models", "/models", "Models", 'm'),
        new("policy", "/policy", "Policy", 'y', HasPeriod: false),
        new("audits", "/audits", "Audits", 'u', HasPeriod: false),
    ];
}
