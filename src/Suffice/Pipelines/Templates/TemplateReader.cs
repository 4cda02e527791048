using System.Text.Json;
using Fluid;

namespace Suffice.Pipelines.Templates;

/// <summary>Reads templates: Liquid, without tags that reach outside the text.</summary>
/// <remarks>One for many templates; used by one load at a time.</remarks>
internal sealed class TemplateReader
{
    private const int LongestText = 256 * 1024;

    private const int DeepestNesting = 50;

    // Those that reach outside the text, and the one that hides what it asks for.
    private static readonly string[] Outside = ["include", "render", "liquid"];

    private readonly FluidParser parser = new();
    private readonly TemplateOptions settings = TemplateSettings.Make();

    /// <summary>Makes the reader.</summary>
    public TemplateReader()
    {
        foreach (string tag in Outside)
        {
            parser.RegisteredTags.Remove(tag);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The template.</returns>
    /// <exception cref="FormatException">It is no template; the message says where and why.</exception>
    public TextTemplate Text(string text)
    {
        if (text.Length > LongestText || NestingOf(text) > DeepestNesting)
        {
            // The parser goes as deep as the text does.
            throw new FormatException($"longer than {LongestText / 1024} KB, or nested deeper than {DeepestNesting}");
        }

        return parser.TryParse(text, out IFluidTemplate? template, out string? error)
            ? new TextTemplate(template, text, settings)
            : throw new FormatException(error?.ReplaceLineEndings(" ").Trim() ?? "no Liquid template");
    }

    /// <summary>Reads a JSON value whose texts are templates.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The template.</returns>
    /// <exception cref="FormatException">A text in it is no template.</exception>
    public ValueTemplate Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when IsPlain(value.GetString()!) => new ValueTemplate.Fixed(value),
        JsonValueKind.String => new ValueTemplate.Text(Text(value.GetString()!)),
        JsonValueKind.Array => new ValueTemplate.Many([.. value.EnumerateArray().Select(Value)]),
        JsonValueKind.Object => new ValueTemplate.Named([.. value.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, Value(field.Value)))]),
        _ => new ValueTemplate.Fixed(value),
    };

    // Of blocks and of brackets, whichever is deeper; brackets of plain text close as they open.
    private static int NestingOf(string text)
    {
        (int blocks, int brackets, int deepest) = (0, 0, 0);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '[' or '(')
            {
                brackets++;
            }
            else if (text[i] is ']' or ')' or '}')
            {
                brackets = text[i] == '}' ? 0 : Math.Max(0, brackets - 1);
            }
            else if (text.AsSpan(i).StartsWith("{%", StringComparison.Ordinal))
            {
                ReadOnlySpan<char> tag = text.AsSpan(i + 2).TrimStart('-').TrimStart();
                blocks += tag.StartsWith("end", StringComparison.Ordinal) ? -1
                    : tag.StartsWith("if", StringComparison.Ordinal) || tag.StartsWith("unless", StringComparison.Ordinal) || tag.StartsWith("for", StringComparison.Ordinal)
                        || tag.StartsWith("case", StringComparison.Ordinal) || tag.StartsWith("capture", StringComparison.Ordinal) || tag.StartsWith("tablerow", StringComparison.Ordinal) ? 1
                    : 0;
            }

            deepest = Math.Max(deepest, Math.Max(blocks, brackets));
        }

        return deepest;
    }

    private static bool IsPlain(string text) => !text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal);
}
