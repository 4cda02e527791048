using System.Text.Json;

namespace Suffice.Schemas.Unfinished;

/// <summary>Hears what a text of JSON says, at the character that makes it certain.</summary>
internal interface IJsonListener
{
    /// <summary>Another item of the innermost array is sure to come.</summary>
    void ItemFollows();

    /// <summary>Another member of the innermost object is sure to come.</summary>
    void MemberFollows();

    /// <summary>A member's name begins.</summary>
    void NameBegins();

    /// <summary>A member's name is complete.</summary>
    void NameEnds();

    /// <summary>A value begins.</summary>
    void ValueBegins(JsonValueKind kind);

    /// <summary>A UTF-16 code unit of a string or name has come, escapes undone.</summary>
    void Text(char unit);

    /// <summary>The innermost value is complete, with the present character or, when <paramref name="before"/>, just before it.</summary>
    void ValueEnds(bool before);
}
