using System.Text.Json;
using Fluid;

namespace Suffice.Pipelines.Templates;

/// <summary>Reads templates: Liquid, without tags that reach outside the text.</summary>
/// <remarks>One for many templates; used by one load at a time.</remarks>
internal sealed class TemplateReader
{
    private static readonly string[] Outside = ["include", "render"];

    private readonly FluidParser parser = new();

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
    public TextTemplate Text(string text) => parser.TryParse(text, out IFluidTemplate? template, out string? error)
        ? new TextTemplate(template, text)
        : throw new FormatException(error?.ReplaceLineEndings(" ").Trim() ?? "no Liquid template");

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

    private static bool IsPlain(string text) => !text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal);
}
