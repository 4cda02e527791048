using Suffice.Chat;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Labelling;

/// <summary>A call whose answers are judged, wherever it was kept.</summary>
/// <param name="Item">What each model answered, and whether that was right.</param>
/// <param name="Request">The call as it was made.</param>
internal sealed record LabelledItem(RecordedItem Item, ChatRequest Request);
