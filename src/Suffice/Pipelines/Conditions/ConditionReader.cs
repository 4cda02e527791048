using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Suffice.Pipelines.Scopes;

namespace Suffice.Pipelines.Conditions;

/// <summary>Reads a condition such as <c>customer_facing or steps.draft.confidence &lt; 0.9</c>.</summary>
/// <remarks>
/// <para><c>or</c> binds loosest, then <c>and</c>, then <c>not</c>; parentheses group. Between two values stand <c>==</c>, <c>!=</c>, <c>&lt;</c>,
/// <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>contains</c> or <c>in</c>; behind one stands <c>present</c> or <c>absent</c>.</para>
/// </remarks>
internal sealed class ConditionReader
{
    private const int Longest = 2000;

    private static readonly FrozenDictionary<string, Comparison> Comparisons = new Dictionary<string, Comparison>(StringComparer.Ordinal)
    {
        ["=="] = Comparison.Equal,
        ["!="] = Comparison.NotEqual,
        ["<"] = Comparison.Less,
        ["<="] = Comparison.AtMost,
        [">"] = Comparison.More,
        [">="] = Comparison.AtLeast,
        ["contains"] = Comparison.Contains,
        ["in"] = Comparison.In,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Reserved = ["and", "or", "not", "present", "absent", "contains", "in", "(", ")", "==", "!=", "<", "<=", ">", ">="];

    private readonly IReadOnlyList<ConditionToken> tokens;
    private readonly Func<ScopePath, Operand> meant;
    private readonly int end;
    private int next;

    private ConditionReader(string text, Func<ScopePath, Operand> meant)
    {
        tokens = ConditionToken.Cut(text);
        this.meant = meant;
        end = text.Length;
    }

    private string? Ahead => next < tokens.Count ? tokens[next].Text : null;

    /// <summary>Reads one.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="meant">What a written path means: bare words stand for others.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="FormatException">It is none; the message says where and why.</exception>
    public static Condition Read(string text, Func<ScopePath, Operand> meant)
    {
        if (text.Length > Longest)
        {
            throw new FormatException($"longer than {Longest} characters; make a step of it, with a value");
        }

        ConditionReader reader = new(text, meant);
        Condition condition = reader.ReadOr();

        return reader.Ahead is { } rest ? throw reader.Wrong($"'{rest}' is more than was expected; join conditions with 'and' or 'or'") : condition;
    }

    private Condition ReadOr()
    {
        Condition left = ReadAnd();
        while (Take("or"))
        {
            left = new Condition.Or(left, ReadAnd());
        }

        return left;
    }

    private Condition ReadAnd()
    {
        Condition left = ReadNot();
        while (Take("and"))
        {
            left = new Condition.And(left, ReadNot());
        }

        return left;
    }

    private Condition ReadNot() => Take("not") ? new Condition.Not(ReadNot()) : ReadOne();

    private Condition ReadOne()
    {
        if (Take("("))
        {
            Condition inner = ReadOr();
            return Take(")") ? inner : throw Wrong("a ')' is missing");
        }

        Operand left = ReadOperand();
        if (Ahead is "present" or "absent")
        {
            return new Condition.Present(left, tokens[next++].Text == "present");
        }

        if (Ahead is { } word && Comparisons.TryGetValue(word, out Comparison how))
        {
            next++;
            return new Condition.Compared(left, how, ReadOperand());
        }

        return new Condition.Truth(left);
    }

    private Operand ReadOperand()
    {
        if (Ahead is not { } word || Reserved.Contains(word, StringComparer.Ordinal))
        {
            throw Wrong(Ahead is { } other ? $"'{other}' stands where a value belongs" : "a value is missing at the end");
        }

        next++;
        if (word[0] is '\'' or '"')
        {
            return new Operand(null, JsonSerializer.SerializeToElement(word[1..^1]));
        }

        if (char.IsAsciiDigit(word[0]) || word[0] == '-')
        {
            return decimal.TryParse(word, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number)
                ? new Operand(null, JsonSerializer.SerializeToElement(number))
                : throw Wrong($"'{word}' is no number that can be compared", tokens[next - 1].At);
        }

        if (word is "true" or "false")
        {
            return new Operand(null, JsonSerializer.SerializeToElement(word == "true"));
        }

        return ScopePath.Read(word) is { } path ? meant(path) : throw Wrong($"'{word}' is no path", tokens[next - 1].At);
    }

    private bool Take(string word)
    {
        if (Ahead != word)
        {
            return false;
        }

        next++;
        return true;
    }

    private FormatException Wrong(string why) => Wrong(why, next < tokens.Count ? tokens[next].At : end);

    private static FormatException Wrong(string why, int at) => new($"{why} (character {at + 1})");
}
