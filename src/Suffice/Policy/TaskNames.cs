using System.Text.RegularExpressions;

namespace Suffice.Policy;

/// <summary>What a task may be called.</summary>
public static partial class TaskNames
{
    /// <summary>The form of a name.</summary>
    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]*\z", RegexOptions.NonBacktracking)]
    internal static partial Regex Form { get; }

    /// <summary>Whether a task can be called so: small letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, beginning with a letter or digit, and no word with a meaning of its own.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when it can.</returns>
    public static bool Allow(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        return Form.IsMatch(name) && !IsReserved(name);
    }

    /// <summary>Whether a name has a meaning of its own, and is no task's.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when it has.</returns>
    internal static bool IsReserved(string name) => name is TaskPolicy.DefaultName or "auto";
}
