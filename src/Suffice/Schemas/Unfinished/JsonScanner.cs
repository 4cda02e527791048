using System.Globalization;
using System.Text.Json;

namespace Suffice.Schemas.Unfinished;

/// <summary>The grammar of JSON (RFC 8259), character by character: tells a listener what it reads, and the caller what is wrong.</summary>
internal sealed class JsonScanner(IJsonListener listener)
{
    private enum Expecting
    {
        Value, FirstItem, FirstName, Name, Colon, CommaOrEnd, Nothing, Text, Number, Literal,
    }

    private readonly Stack<bool> inObject = new();
    private Expecting expecting = Expecting.Value;
    private NumberScanner number;
    private TextScanner text;
    private bool isName;
    private string literal = "";
    private int matched;

    /// <summary>Whether the value at the root is complete.</summary>
    public bool IsComplete => expecting == Expecting.Nothing;

    /// <summary>Takes a character; says what is wrong with it, if anything.</summary>
    public string? Push(char c)
    {
        switch (expecting)
        {
            case Expecting.Text:
                return InText(c);
            case Expecting.Literal:
                return InLiteral(c);
            case Expecting.Number when number.Takes(c):
                return null;
            case Expecting.Number when !number.MayEnd:
                return $"{Show(c)} inside a number";
            case Expecting.Number:
                Close(before: true);
                break;
        }

        return c is ' ' or '\t' or '\n' or '\r' ? null : Structure(c);
    }

    /// <summary>The text has ended: a number at the root is complete now.</summary>
    public void End()
    {
        if (expecting == Expecting.Number && inObject.Count == 0 && number.MayEnd)
        {
            Close(before: true);
        }
    }

    private static string Show(char c)
        => char.IsControl(c) || char.IsSurrogate(c) ? string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}") : $"'{c}'";

    private string? Structure(char c)
    {
        switch (expecting)
        {
            case Expecting.FirstItem when c == ']':
            case Expecting.FirstName when c == '}':
            case Expecting.CommaOrEnd when c == (inObject.Peek() ? '}' : ']'):
                inObject.Pop();
                Close(before: false);
                return null;
            case Expecting.FirstItem:
                listener.ItemFollows();
                return Value(c);
            case Expecting.Value:
                return Value(c);
            case Expecting.FirstName or Expecting.Name:
                return Name(c);
            case Expecting.Colon:
                expecting = Expecting.Value;
                return c == ':' ? null : $"{Show(c)} where ':' should be";
            case Expecting.CommaOrEnd:
                return Comma(c);
            default:
                return $"{Show(c)} after the end of the JSON value";
        }
    }

    private string? Comma(char c)
    {
        bool ofObject = inObject.Peek();
        if (c != ',')
        {
            return $"{Show(c)} where ',' or '{(ofObject ? '}' : ']')}' should be";
        }

        expecting = ofObject ? Expecting.Name : Expecting.Value;
        if (ofObject)
        {
            listener.MemberFollows();
        }
        else
        {
            listener.ItemFollows();
        }

        return null;
    }

    private string? Name(char c)
    {
        if (c != '"')
        {
            return $"{Show(c)} where a property name in quotes should be";
        }

        if (expecting == Expecting.FirstName)
        {
            listener.MemberFollows();
        }

        BeginText(isName: true);
        listener.NameBegins();
        return null;
    }

    private string? Value(char c)
    {
        switch (c)
        {
            case '{' or '[':
                inObject.Push(c == '{');
                expecting = c == '{' ? Expecting.FirstName : Expecting.FirstItem;
                listener.ValueBegins(c == '{' ? JsonValueKind.Object : JsonValueKind.Array);
                return null;
            case '"':
                BeginText(isName: false);
                listener.ValueBegins(JsonValueKind.String);
                return null;
            case '-' or (>= '0' and <= '9'):
                expecting = Expecting.Number;
                number = NumberScanner.Begin(c);
                listener.ValueBegins(JsonValueKind.Number);
                return null;
            case 't':
                return BeginLiteral("true", JsonValueKind.True);
            case 'f':
                return BeginLiteral("false", JsonValueKind.False);
            case 'n':
                return BeginLiteral("null", JsonValueKind.Null);
            default:
                return $"{Show(c)} where a value should start";
        }
    }

    private string? BeginLiteral(string literal, JsonValueKind kind)
    {
        (expecting, this.literal, matched) = (Expecting.Literal, literal, 1);
        listener.ValueBegins(kind);
        return null;
    }

    private string? InLiteral(char c)
    {
        if (c != literal[matched])
        {
            return $"{Show(c)} inside {literal}";
        }

        if (++matched == literal.Length)
        {
            Close(before: false);
        }

        return null;
    }

    private void BeginText(bool isName) => (expecting, this.isName, text) = (Expecting.Text, isName, new TextScanner(listener));

    private string? InText(char c)
    {
        string? wrong = text.Push(c, out bool ended);
        if (!ended)
        {
            return wrong;
        }

        if (isName)
        {
            expecting = Expecting.Colon;
            listener.NameEnds();
        }
        else
        {
            Close(before: false);
        }

        return null;
    }

    private void Close(bool before)
    {
        expecting = inObject.Count == 0 ? Expecting.Nothing : Expecting.CommaOrEnd;
        listener.ValueEnds(before);
    }
}
