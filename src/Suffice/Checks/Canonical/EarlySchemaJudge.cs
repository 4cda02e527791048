using System.Text;
using Suffice.Schemas;

namespace Suffice.Checks.Canonical;

/// <summary>Tells while an answer arrives that no continuation can keep to a schema.</summary>
/// <remarks>
/// Sound with repair: it judges only an answer that begins with an object (<see cref="JsonInText.LeadingObject"/>), forgives the slips that
/// <see cref="JsonMending"/> mends, and leaves all else about the text's form to the check of the whole answer.
/// </remarks>
internal sealed class EarlySchemaJudge(JsonSchema schema) : IEarlyJudge
{
    private readonly UnfinishedJsonJudge judge = schema.BeginUnfinished();
    private Stage stage = Stage.Before;
    private int ticks;
    private bool inString;
    private bool escaped;
    private bool quoted;
    private readonly StringBuilder gap = new();
    private bool comma;

    public Finding Feed(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (stage == Stage.Over)
            {
                break;
            }

            if (stage == Stage.Inside)
            {
                Take(c);
            }
            else
            {
                Await(c);
            }

            if (judge.IsHopeless)
            {
                return Conclude();
            }
        }

        return Finding.NotApplicable;
    }

    private Finding Conclude()
    {
        bool broken = stage != Stage.Over && judge.Violation!.Keyword != "json";
        stage = Stage.Over;
        return broken ? Finding.Failed($"The answer breaks the schema: {judge.Violation!.Message}") : Finding.NotApplicable;
    }

    // White space, a fence's first line, white space, then {" or {}: anything else is not for an early verdict.
    private void Await(char c)
    {
        if (stage == Stage.Fence)
        {
            stage = c == '\n' ? Stage.AfterFence : Stage.Fence;
        }
        else if (c == '`' && stage == Stage.Before)
        {
            stage = ++ticks == 3 ? Stage.Fence : Stage.Before;
        }
        else if (ticks is 1 or 2)
        {
            stage = Stage.Over;
        }
        else if (stage == Stage.Opened && c is '"' or '}')
        {
            stage = Stage.Inside;
            Push('{');
            Take(c);
        }
        else if (!char.IsWhiteSpace(c))
        {
            stage = c == '{' && stage != Stage.Opened ? Stage.Opened : Stage.Over;
        }
    }

    private void Take(char c)
    {
        if (quoted && TakeAfterQuote(c))
        {
            return;
        }

        if (inString)
        {
            TakeInString(c);
        }
        else if (c == ',')
        {
            Flush();
            comma = true;
        }
        else if (char.IsWhiteSpace(c))
        {
            Push(' ');
        }
        else
        {
            comma &= c is not ('}' or ']');
            Flush();
            inString = c == '"';
            Push(c);
        }

        if (judge.IsComplete)
        {
            stage = Stage.Over;
        }
    }

    // Whether a quote ends its string shows at the next character; until then it is held back.
    private bool TakeAfterQuote(char c)
    {
        if (c is ' ' or '\t' or '\r' or '\n')
        {
            gap.Append(c);
            return true;
        }

        quoted = false;
        string held = gap.ToString();
        gap.Clear();
        inString = c is not (',' or ':' or '}' or ']');
        judge.Feed(inString ? "\\\"" : "\"");
        foreach (char space in held)
        {
            Take(space);
        }

        return false;
    }

    private void TakeInString(char c)
    {
        if (escaped)
        {
            escaped = false;
            Push('\\');
            if (!"\"\\/bfnrtu".Contains(c, StringComparison.Ordinal))
            {
                Push('\\');
                TakeInString(c);
                return;
            }

            Push(c);
        }
        else if (c == '\\')
        {
            escaped = true;
        }
        else if (c < ' ')
        {
            judge.Feed($"\\u{(int)c:x4}");
        }
        else
        {
            quoted = c == '"';
            if (!quoted)
            {
                Push(c);
            }
        }
    }

    private void Flush()
    {
        if (comma)
        {
            comma = false;
            Push(',');
        }
    }

    private void Push(char c) => judge.Feed(new ReadOnlySpan<char>(in c));

    private enum Stage
    {
        Before,
        Fence,
        AfterFence,
        Opened,
        Inside,
        Over,
    }
}
