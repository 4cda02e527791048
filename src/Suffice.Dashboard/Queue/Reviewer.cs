using Suffice.Agents.Queue;
using Suffice.Callers;

namespace Suffice.Dashboard.Queue;

/// <summary>Who judges: whoever is signed in, or, where nobody has a name of their own, the name that the page's address carries.</summary>
/// <param name="Name">The name; <see langword="null"/> when nobody has said one.</param>
/// <param name="IsSignedIn">True when it is the name of a key, which the address cannot change.</param>
public sealed record Reviewer(string? Name, bool IsSignedIn)
{
    /// <summary>The field of an address and of a form that says who judges.</summary>
    public const string Field = "as";

    /// <summary>What is wrong with the name that was said; <see langword="null"/> when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>Finds out.</summary>
    /// <param name="caller">Whoever calls; the policy's own keys, and no key at all, are nobody's in particular.</param>
    /// <param name="said">The name that the address or the form says; may come from outside.</param>
    /// <returns>Who judges.</returns>
    public static Reviewer Of(Caller caller, string? said)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.IsPerson)
        {
            return new Reviewer(caller.Name, IsSignedIn: true);
        }

        if (string.IsNullOrWhiteSpace(said))
        {
            return new Reviewer(null, IsSignedIn: false);
        }

        try
        {
            return new Reviewer(ReviewerName.Of(said), IsSignedIn: false);
        }
        catch (QueueException wrong)
        {
            return new Reviewer(null, IsSignedIn: false) { Problem = wrong.Message };
        }
    }

    /// <summary>The address of a page that keeps the name.</summary>
    /// <param name="path">The page's path.</param>
    /// <returns>The address.</returns>
    public string At(string path) => Name is null || IsSignedIn ? path : $"{path}?{Field}={Uri.EscapeDataString(Name)}";
}
