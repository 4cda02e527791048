using Suffice.Browser.Scenes;

namespace Suffice.Browser.Pages;

/// <summary>A page of the dashboard, as every page is held to.</summary>
/// <param name="Name">Its name, also of its screenshots.</param>
/// <param name="Path">Its path and query.</param>
/// <param name="Show">What is typed after <c>suffice show</c> for the same figures.</param>
internal sealed record ListedPage(string Name, Func<ScenePlaces, string> Path, Func<ScenePlaces, string[]> Show)
{
    /// <summary>True when it has pictures in the documentation.</summary>
    public bool IsPictured { get; init; } = true;

    /// <summary>All pages.</summary>
    public static readonly IReadOnlyList<ListedPage> All =
    [
        new("home", _ => "/", _ => ["home"]),
        new("home-quarter", _ => "/?days=90", _ => ["home", "--days", "90"]) { IsPictured = false },
    ];

    public static ListedPage Named(string name) => All.Single(page => page.Name == name);
}
