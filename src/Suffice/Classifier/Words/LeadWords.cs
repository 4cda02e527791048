namespace Suffice.Classifier.Words;

/// <summary>Words that lead to a request, and words that lead to material.</summary>
internal static class LeadWords
{
    private static readonly WordSet Requests = new(
        "please kindly me to you and then must should will can could would shall always also now just first next finally help lets us task "
        + "bitte zu und sollst soll du sie moi de et puis doit por favor y luego debes debe tu");

    private static readonly WordSet Subordinate = new(
        "given using based from for in as if when after before below read first then next with here please once your the this you i hi hello hey now "
        + "finally considering following without according to lies hier aus wenn nach voici à selon si dans aquí según en de");

    // "this poem" is given, "a poem" is to be made.
    private static readonly WordSet Given = new("this these that those following my your our each every its their his her diesen diese dieses ce cette este esta");

    private static readonly WordSet Material = new(
        "text article document passage context input email mail ticket review message transcript sentence content conversation complaint query source "
        + "paragraph story report excerpt post comment tweet notes data dialogue abstract contract letter utterance original draft response answer "
        + "dokument eingabe texte entrée texto entrada mensaje nachricht");

    // Elements that hold what is asked for, not what it is asked of.
    private static readonly WordSet Instruction = new(
        "instructions instruction task tasks role rules rule rubric criteria criterion labels label categories category classes class options option guidelines "
        + "guideline output format output_format examples example goal objective system prompt persona tone style constraints requirements steps "
        + "questions question request scale schema intents intent taxonomy job policy tools functions behavior problem exercise b i strong em p br ul li");

    public static bool LeadsToRequest(uint hash) => Requests.Contains(hash);

    public static bool OpensAfterComma(uint hash) => Subordinate.Contains(hash);

    public static bool PointsAtMaterial(uint hash) => Given.Contains(hash);

    public static bool LeadsToMaterial(uint hash) => Material.Contains(hash);

    public static bool HoldsInstructions(ReadOnlySpan<char> element) => Instruction.Contains(WordHash.Of(element));
}
