using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Checks.Grounding;

namespace Suffice.Confidence.Signals;

/// <summary>A call, with what several groups of signals read of it read once.</summary>
internal sealed class AskedCall(ChatRequest request)
{
    private string? text;
    private string? system;
    private string? material;
    private List<WrittenNumber>? numbers;
    private KnownNumbers? known;
    private HashSet<string>? words;

    /// <summary>The call.</summary>
    public ChatRequest Request { get; } = request;

    /// <summary>What was asked, instructions aside.</summary>
    public string Text => text ??= Request.ConversationText();

    /// <summary>The instructions.</summary>
    public string System => system ??= Request.SystemText();

    /// <summary>All text the model was given; what was asked, where something cannot be read as text.</summary>
    public string Material => material ??= InputText.Of(Request) ?? Text;

    /// <summary>The numbers of what was asked.</summary>
    public List<WrittenNumber> Numbers => numbers ??= WrittenNumber.FindAll(Text);

    /// <summary>All numbers the model was given, in any usual form.</summary>
    public KnownNumbers Known => known ??= new KnownNumbers(Material);

    /// <summary>The words the model was given.</summary>
    public HashSet<string> Words => words ??= WordsOf.Distinct(Material);
}
