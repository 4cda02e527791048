using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Checks.Paths;

namespace Suffice.Checks.Agreeing;

/// <summary>An answer in the form in which two answers can be equal.</summary>
internal abstract record AnswerForm
{
    private const int LongestLabel = 80;

    /// <summary>False for prose, which no two models write alike.</summary>
    public virtual bool CanBeCompared => true;

    /// <summary>Reads an answer's form: its tool calls; else its JSON; else its label; else the number it comes to.</summary>
    public static AnswerForm Of(ChatRequest request, ChatAnswer answer, ImmutableArray<JsonPath> fields)
    {
        if (!request.Tools.IsDefaultOrEmpty)
        {
            return new CallsForm([.. answer.ToolCalls], request.Tools);
        }

        string text = answer.Text;
        if (JsonOf(text) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } json)
        {
            return new FieldsForm(fields.IsEmpty ? ComparedFields.Of(json) : ComparedFields.At(json, fields));
        }

        ReadOnlySpan<char> core = text.AsSpan().Trim();
        return core.Length is > 0 and <= LongestLabel && !core.Contains('\n') ? new LabelForm(core.ToString())
            : FinalNumber.Of(text) is { } number ? new NumberForm(number)
            : new ProseForm();
    }

    /// <summary>How another answer differs; <see langword="null"/> when it is the same.</summary>
    public abstract string? DifferenceFrom(AnswerForm other);

    /// <summary>What is said of an answer of another form.</summary>
    protected static string OtherForm => "its answer has another form";

    private static JsonElement? JsonOf(string text) =>
        text.AsSpan().IndexOfAny('{', '[') < 0 ? null : JsonInText.ReadOnly(text);
}

/// <summary>Prose.</summary>
internal sealed record ProseForm : AnswerForm
{
    public override bool CanBeCompared => false;

    public override string? DifferenceFrom(AnswerForm other) => OtherForm;
}

/// <summary>A label, or a few words.</summary>
internal sealed record LabelForm(string Text) : AnswerForm
{
    public override string? DifferenceFrom(AnswerForm other) => other switch
    {
        LabelForm label => CanonicalValue.SameText(Text, label.Text) ? null : $"it says \"{label.Text}\" where this answer says \"{Text}\"",
        NumberForm number when FinalNumber.Of(Text) is { } own => new NumberForm(own).DifferenceFrom(number),
        _ => OtherForm,
    };
}

/// <summary>The number that worked text comes to.</summary>
internal sealed record NumberForm(decimal Value) : AnswerForm
{
    public override string? DifferenceFrom(AnswerForm other)
    {
        decimal? said = other switch
        {
            NumberForm number => number.Value,
            LabelForm label => FinalNumber.Of(label.Text),
            _ => null,
        };
        return said is null ? OtherForm
            : said == Value ? null
            : $"it comes to {said:0.##########} where this answer comes to {Value:0.##########}";
    }
}

/// <summary>The fields of a JSON answer.</summary>
internal sealed record FieldsForm(ComparedFields Fields) : AnswerForm
{
    public override bool CanBeCompared => Fields.Count > 0;

    public override string? DifferenceFrom(AnswerForm other) =>
        other is FieldsForm fields ? Fields.DifferenceFrom(fields.Fields) : OtherForm;
}
