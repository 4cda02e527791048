using Suffice.Yaml;

namespace Suffice.Agents.Contexts;

/// <summary>One item of a context file: a heading <c>## R-010 Title</c> with what stands below it, or a line <c>- S-031 text</c>.</summary>
/// <param name="Id">Its id, such as <c>R-010</c>: what counters, diffs and evidence hang on.</param>
/// <param name="Title">The rest of its first line.</param>
/// <param name="Body">What stands below its first line, its settings left out; empty when there is nothing.</param>
/// <param name="Text">The whole item as written, its line ends as line feeds, without the blank lines that end it.</param>
/// <param name="Line">The line it begins on, from 1.</param>
public sealed record ContextItem(string Id, string Title, string Body, string Text, int Line)
{
    /// <summary>What its <c>yaml</c> block says; <see langword="null"/> when it has none.</summary>
    internal YamlNode? Settings { get; init; }

    /// <summary>How deep its heading is, from 1; 0 for a line of a list.</summary>
    internal int Level { get; init; }

    /// <summary>The lines of the file that it takes, from 0, the blank lines behind it left out.</summary>
    internal Range Lines { get; init; }
}
