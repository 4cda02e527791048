using System.Text.RegularExpressions;
using Suffice.Pipelines.Scopes;

namespace Suffice.Pipelines.Templates;

/// <summary>Tells a text that is one path alone, such as <c>{{ input.images }}</c>.</summary>
internal static partial class OnlyPath
{
    /// <summary>The path of such a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The path; <see langword="null"/> for any other text.</returns>
    public static ScopePath? Of(string text) => Form.Match(text) is { Success: true } match ? ScopePath.Read(match.Groups["path"].Value) : null;

    [GeneratedRegex(@"^\s*\{\{-?\s*(?<path>[A-Za-z0-9_.\[\]-]+?)\s*-?\}\}\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form { get; }
}
