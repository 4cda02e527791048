using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Suffice.Yaml;

/// <summary>Reads a text as one YAML document, keeping every place; bounded in depth and in what aliases may stand for.</summary>
internal static class YamlDocument
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's name, for places.</param>
    /// <param name="path">What the document is in the policy; empty for the policy itself.</param>
    /// <param name="findings">Takes what is wrong; mistakes that do not end the reading (a key standing twice) come with a document.</param>
    /// <returns>The document's root, or <see langword="null"/> when it cannot be read.</returns>
    public static YamlNode? Read(string text, string file, string path, YamlFindings findings)
    {
        Scanner scanner = new(new StringReader(YamlText.Ended(text)), skipComments: true);
        try
        {
            return ReadOnly(new YamlTreeReader(new Parser(scanner), file, findings), path);
        }
        catch (YamlProblem problem)
        {
            findings.Error(problem.Place, path, problem.Wrong, problem.Right);
        }
        catch (YamlException broken)
        {
            findings.Error(PlaceOf(broken, scanner, text, file), path, Reason(broken), Advice(broken));
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The parser answers some broken inputs with exceptions of its own state instead of a YamlException.
            findings.Error(
                PlaceOf(scanner.CurrentPosition, text, file),
                path,
                "not valid YAML here or just above",
                "close every bracket and quote, and indent with spaces");
        }

        return null;
    }

    private static YamlNode? ReadOnly(YamlTreeReader reader, string path)
    {
        reader.Expect<StreamStart>();
        if (reader.At<StreamEnd>())
        {
            return null;
        }

        reader.Expect<DocumentStart>();
        YamlNode root = reader.ReadNode(depth: 0, path);
        reader.Expect<DocumentEnd>();
        return reader.At<StreamEnd>()
            ? root
            : throw new YamlProblem(reader.Place, "a second document starts here", "one document a file; remove the line with ---");
    }

    /// <summary>Some errors carry no place of their own and say 1:1; where the reading stopped is nearer.</summary>
    private static YamlPlace PlaceOf(YamlException broken, Scanner scanner, string text, string file) =>
        PlaceOf(broken.Start.Line > 1 || broken.Start.Column > 1 ? broken.Start : scanner.CurrentPosition, text, file);

    /// <summary>The end of a file may be marked as the line after its last, which no editor can show.</summary>
    private static YamlPlace PlaceOf(Mark mark, string text, string file)
    {
        ReadOnlySpan<char> content = text.AsSpan().TrimEnd('\n');
        int last = content.Count('\n') + 1;
        return mark.Line <= last
            ? new YamlPlace(file, (int)mark.Line, (int)mark.Column)
            : new YamlPlace(file, last, content.Length - content.LastIndexOf('\n'));
    }

    private static string Reason(YamlException broken) => $"not valid YAML: {broken.Message.TrimEnd('.')}";

    private static string Advice(YamlException broken) =>
        broken.Message.Contains("tab", StringComparison.Ordinal) ? "indent with spaces, never with tabs"
        : broken.Message.Contains("cannot start any token", StringComparison.Ordinal) ? "put the value in quotes"
        : broken.Message.Contains("quoted scalar", StringComparison.Ordinal) ? "close the quotes; inside \" a backslash is written \\\\"
        : broken.Message.Contains("invalid mapping", StringComparison.Ordinal)
            ? "put a text with ': ' in quotes, and indent each key like its neighbours"
        : broken.Message.Contains("flow", StringComparison.Ordinal) ? "close the bracket, and put a comma between its values"
        : "indent each key like its neighbours, and close every bracket and quote";
}
